package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs over the stand-in: a payment gets into the ledger once, however often a job is started. */
class RunsTest {
    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void paymentsOfARunAreCreatedAndPosted() {
        PaymentRun run = bench.run();

        RunPayment created = run.create(payment("P-1"));
        run.create(payment("P-2"));

        assertThat(created.outcome()).isEqualTo(PaymentOutcome.CREATED);
        assertThat(created.line().orElseThrow().documentNumber()).isEqualTo("P-1");
        assertThat(run.state()).isEqualTo(RunState.OPEN);
        assertThat(run.lines().map(CustomerPayment::documentNumber)).containsExactlyInAnyOrder("P-1", "P-2");
        assertThat(run.post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void aRestartedJobBooksNothingTwice() {
        for (int start = 0; start < 3; start++) {
            PaymentRun run = bench.run(bench.process());
            run.create(payment("P-1"));
            run.create(payment("P-2"));
            run.post();
        }

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void anotherProcessFindsThePayment() {
        bench.run().create(payment("P-1"));

        RunPayment again = bench.run(bench.process()).create(payment("P-1"));

        assertThat(again.outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);
    }

    @Test
    void aPostedPaymentIsFoundInTheLedger() {
        bench.run().create(payment("P-1"));
        bench.run().post();

        RunPayment again = bench.run().create(payment("P-1"));

        assertThat(again.outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
        assertThat(again.line()).isEmpty();
        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void paymentsAfterAPostingGoIntoTheNextGeneration() {
        bench.run().create(payment("P-1"));
        bench.run().post();

        assertThat(bench.run().create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);

        assertThat(bench.run().journals()).hasSize(2);
        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    @Test
    void aSealedRunTakesNoPaymentUntilItIsReopened() {
        bench.run().create(payment("P-1"));
        assertThat(bench.run().seal()).isEqualTo(RunState.SEALED);

        assertThatExceptionOfType(RunSealedException.class)
                .isThrownBy(() -> bench.run().create(payment("P-2")))
                .satisfies(refused -> assertThat(refused.state()).isEqualTo(RunState.SEALED));

        assertThat(bench.run().reopen()).isEqualTo(RunState.OPEN);
        assertThat(bench.run().create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
    }

    @Test
    void anEmptyRunStaysOpen() {
        assertThat(bench.run().seal()).isEqualTo(RunState.OPEN);
        assertThat(bench.run().post()).isEqualTo(RunState.OPEN);
        assertThat(bench.posted()).isEmpty();
    }

    @Test
    void theSameDocumentNumberWithOtherValuesIsRefused() {
        bench.run().create(payment("P-1"));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> bench.run()
                        .create(payment("P-1").toBuilder()
                                .amountReceived(new BigDecimal("200.00"))
                                .build()))
                .satisfies(taken -> {
                    assertThat(taken.differences()).containsExactly("amount");
                    assertThat(taken.existing(CustomerPayment.class)).isPresent();
                });
    }

    @Test
    void aBatchEntersPaymentsOfARun() {
        PaymentRun run = bench.run();
        Batch batch = bench.client.batch();
        List<Handle<RunPayment>> handles = List.of("P-1", "P-2", "P-3").stream()
                .map(number -> batch.add(run.calls().create(payment(number))))
                .toList();

        batch.execute();

        assertThat(handles)
                .allSatisfy(handle ->
                        assertThat(handle.response().value().outcome()).isEqualTo(PaymentOutcome.CREATED));
        run.post();
        assertThat(bench.posted()).containsExactly("P-1", "P-2", "P-3");
    }

    @Test
    void aPostingWhoseProcessDiedIsFound() {
        bench.run().create(payment("P-1"));
        RunBench.diesIn(() -> bench.run(bench.process(RunBench.dyingAfterWrite("Microsoft.NAV.post")))
                .post());
        bench.time.advance(Duration.ofHours(1));

        assertThat(bench.run(bench.process()).post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aSealedRunThatAPersonPostedIsFound() {
        PaymentRun run = bench.run();
        run.create(payment("P-1"));
        run.seal();
        bench.time.advance(Duration.ofHours(1));
        bench.client
                .company(bench.fake.companyId())
                .journal(run.journals().get(0).id())
                .post();
        bench.time.advance(Duration.ofHours(1));

        assertThat(run.post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aPostingThatWasDoneThoughTheServerGaveUpIsPosted() {
        bench.run().create(payment("P-1"));
        AtomicBoolean first = new AtomicBoolean(true);
        CustomerPaymentsClient process = bench.process(chain -> {
            Response answer = chain.proceed(chain.request());
            boolean posting = chain.request().url().encodedPath().endsWith("Microsoft.NAV.post");
            return posting && first.getAndSet(false)
                    ? answer.newBuilder()
                            .code(408)
                            .body(ResponseBody.create("", null))
                            .build()
                    : answer;
        });

        assertThat(bench.run(process).post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void aLineThatEntersBeforeThePostingIsDeletedAndThePostingRepeated() {
        PaymentRun run = bench.run();
        run.create(payment("P-1"));
        JournalPayments journal = bench.client
                .company(bench.fake.companyId())
                .journal(run.journals().get(0).id());
        AtomicBoolean first = new AtomicBoolean(true);
        CustomerPaymentsClient process = bench.process(chain -> {
            boolean posting = chain.request().url().encodedPath().endsWith("Microsoft.NAV.post");
            if (posting && first.getAndSet(false)) {
                journal.create(payment("P-2").toBuilder().lineNumber(20_000).build());
            }
            return chain.proceed(chain.request());
        });

        assertThat(bench.run(process).post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
    }

    @Test
    void partsShareThePaymentsOfARun() {
        PaymentRun run = bench.client
                .company(bench.fake.companyId())
                .run(RunBench.NAME, bench.options().parts(3));
        for (int i = 1; i <= 9; i++) {
            run.create(payment("P-" + i));
        }

        assertThat(run.post()).isEqualTo(RunState.POSTED);

        assertThat(run.journals()).hasSize(3);
        assertThat(bench.posted()).hasSize(9).doesNotHaveDuplicates();
    }
}
