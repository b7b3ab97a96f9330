package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.RunBench.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that the server carries out long after they were sent, when other processes or people have posted the run. */
class RunLateRequestsTest {
    private static final Predicate<FakeRequest> LINE_CREATES =
            Requests.creates().and(Requests.to("/customerPayments"));

    private final RunBench bench = new RunBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A process dies with a create on its way, and another one posts: nothing is entered or posted twice. */
    @Test
    void aCreateThatIsExecutedAfterThePostingIsNotPostedTwice() {
        bench.run().create(payment("P-1"));
        bench.fake.addFault(
                Faults.cutThenCommit(Duration.ofMinutes(15)).on(LINE_CREATES).times(1));
        RunBench.diesIn(
                () -> bench.run(bench.process(RunBench.dyingAfterWrite())).create(payment("P-2")));
        PaymentRun restarted = bench.run(bench.process());
        assertThat(restarted.create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
        restarted.post();
        UUID journal = restarted.journals().get(0).id();

        bench.time.advance(Duration.ofMinutes(16));
        bench.fake.commitOutstanding();

        assertThat(bench.fake.payments(journal)).as("the late line").hasSize(1);
        assertThat(restarted.create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.ALREADY_POSTED);
        restarted.post();
        assertThat(bench.fake.payments(journal)).as("deleted as a stray").isEmpty();
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** The late line has no balancing account: people who post the run's journal again post nothing. */
    @Test
    void peopleCannotPostALateLine() {
        aCreateThatIsExecutedLateStandsInThePostedJournal();
        UUID journal = bench.run().journals().get(0).id();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> bench.fake.postJournal(journal))
                .withMessageContaining("out of balance");
        assertThat(bench.posted()).containsExactly("P-1");
    }

    private void aCreateThatIsExecutedLateStandsInThePostedJournal() {
        bench.fake.addFault(
                Faults.cutThenCommit(Duration.ofMinutes(15)).on(LINE_CREATES).times(1));
        RunBench.diesIn(
                () -> bench.run(bench.process(RunBench.dyingAfterWrite())).create(payment("P-1")));
        bench.run().create(payment("P-1"));
        bench.run().post();
        bench.time.advance(Duration.ofMinutes(16));
        bench.fake.commitOutstanding();
    }

    /** Holes H4 and H5: a posting that is still on its way, and another process that finds the run in POSTING. */
    @Test
    void aPostingThatIsExecutedLateIsNotRepeatedMeanwhile() {
        bench.run().create(payment("P-1"));
        bench.fake.addFault(Faults.cutThenCommit(Duration.ofMinutes(8))
                .on(Requests.postings())
                .times(1));
        RunBench.diesIn(() -> bench.run(bench.process(RunBench.dyingAfterWrite("Microsoft.NAV.post")))
                .post());
        assertThat(bench.posted()).isEmpty();

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        bench.fake.commitOutstanding();
        assertThat(bench.posted()).containsExactly("P-1");
        assertThat(bench.fake.requests().stream().filter(Requests.postings()))
                .as("the lost one")
                .hasSize(1);
    }

    /** Hole H5b: a process sleeps between its look at the lines and its posting, and a copy enters meanwhile. */
    @Test
    void aPostingOfAProcessThatSleptPostsNoCopy() {
        CustomerPayment line = bench.run().create(payment("P-1")).line().orElseThrow();
        UUID journal = bench.run().journals().get(0).id();
        bench.fake.addFault(Faults.anotherWriter(request -> {
                    bench.time.advance(Duration.ofMinutes(1));
                    bench.run(bench.process()).post();
                    copyEnters(journal, line);
                })
                .on(Requests.postings())
                .times(1));

        assertThat(bench.run(bench.process()).post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
        assertThat(bench.fake.payments(journal)).isEmpty();
    }

    /** A create that another process sent long ago is executed. */
    private void copyEnters(UUID journal, CustomerPayment line) {
        FakeRequest create = bench.fake.requests().stream()
                .filter(LINE_CREATES.and(Requests.saying(line.documentNumber())))
                .findFirst()
                .orElseThrow();
        assertThat(bench.fake.handle(create).status()).isEqualTo(201);
        assertThat(bench.fake.payments(journal)).hasSize(1);
    }

    /** Hole H6a: a person posts by hand while a process is about to post, and a copy enters before it does. */
    @Test
    void aPostingAfterThatOfAPersonPostsNoCopy() {
        CustomerPayment line = bench.run().create(payment("P-1")).line().orElseThrow();
        UUID journal = bench.run().journals().get(0).id();
        bench.fake.addFault(Faults.anotherWriter(request -> {
                    bench.fake.postJournal(journal);
                    copyEnters(journal, line);
                })
                .on(Requests.postings())
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
        assertThat(bench.fake.payments(journal)).isEmpty();
    }

    /** Hole H6b: the same while the run is sealed. The process that posts has never seen the lines. */
    @Test
    void aCopyThatEntersASealedRunAfterThePostingOfAPersonIsNotPosted() {
        CustomerPayment line = bench.run().create(payment("P-1")).line().orElseThrow();
        UUID journal = bench.run().journals().get(0).id();
        bench.run().seal();
        bench.fake.addFault(Faults.anotherWriter(request -> {
                    bench.fake.postJournal(journal);
                    copyEnters(journal, line);
                })
                .on(Requests.patches())
                .times(1));

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1");
        assertThat(bench.fake.payments(journal)).isEmpty();
    }

    /** The process that posted dies before it can say so, and a late line of a payment that nobody confirmed is left. */
    @Test
    void aLateLineDoesNotHideThePostingOfAProcessThatDied() {
        bench.run().create(payment("P-1"));
        bench.run().create(payment("P-2"));
        UUID journal = bench.run().journals().get(0).id();
        aCreateIsOnItsWay("P-3");
        bench.run().seal();
        RunBench.diesIn(() -> bench.run(bench.process(RunBench.dyingAfterWrite("Microsoft.NAV.post")))
                .post());
        assertThat(bench.posted()).hasSize(2);
        bench.time.advance(Duration.ofMinutes(6));
        bench.fake.commitOutstanding();
        assertThat(bench.fake.payments(journal)).hasSize(1);

        assertThat(bench.run(bench.process()).post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
        assertThat(bench.fake.payments(journal)).isEmpty();
    }

    private void aCreateIsOnItsWay(String documentNumber) {
        bench.fake.addFault(
                Faults.cutThenCommit(Duration.ofMinutes(5)).on(LINE_CREATES).times(1));
        RunBench.diesIn(
                () -> bench.run(bench.process(RunBench.dyingAfterWrite())).create(payment(documentNumber)));
    }

    /** A line that entered a sealed run stays when the run is opened again, and is posted with it. */
    @Test
    void aLineThatCameLateIsPartOfTheRunThatIsOpenedAgain() {
        bench.run().create(payment("P-1"));
        aCreateIsOnItsWay("P-2");
        bench.run().seal();
        bench.time.advance(Duration.ofMinutes(6));
        bench.fake.commitOutstanding();

        assertThat(bench.run().reopen()).isEqualTo(RunState.OPEN);

        assertThat(bench.run().create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);
        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** Two processes open the run again, and one of them sleeps meanwhile: nothing that was entered since is touched. */
    @Test
    void aSlowReopenTouchesNothing() {
        bench.run().create(payment("P-1"));
        bench.run().seal();
        PaymentRun slow = bench.run(bench.process(chain -> {
            if (chain.request().method().equals("PATCH") && bench.run().state() == RunState.SEALED) {
                bench.run().reopen();
                assertThat(bench.run().create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
            }
            return chain.proceed(chain.request());
        }));

        assertThat(slow.reopen()).isEqualTo(RunState.OPEN);

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** The request that opened generation 1 is executed once more after its journal was posted and deleted. */
    @Test
    void anEmptyEarlierGenerationDoesNotKeepTheRunFromBeingPosted() {
        bench.run().create(payment("P-1"));
        bench.run().post();
        FakeRequest opening = bench.fake.requests().stream()
                .filter(Requests.creates().and(Requests.to("/customerPaymentJournals")))
                .findFirst()
                .orElseThrow();
        bench.time.advance(Duration.ofMinutes(1));
        UUID first = bench.run().journals().get(0).id();
        assertThat(bench.run().create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.CREATED);
        bench.client.company(bench.fake.companyId()).journals().delete(first, ETag.ANY);
        assertThat(bench.fake.handle(opening).status()).isEqualTo(201);
        assertThat(bench.run().journals()).hasSize(2);

        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** The account comes off with a PATCH, and a server instance can still give it to a line that enters: so the run waits. */
    @Test
    void theLinesAreLookedAtWhenNoCacheShowsTheAccountAnyMore() {
        bench.run().create(payment("P-1"));
        List<Instant> patches = new ArrayList<>();
        bench.fake.onAnswer((request, answer) -> {
            if (request.method().equals("PATCH")) {
                patches.add(bench.time.now());
            }
        });
        PaymentRun patient = bench.client
                .company(bench.fake.companyId())
                .run(RunBench.NAME, bench.options().cacheWait(Duration.ofSeconds(60)));

        assertThat(patient.post()).isEqualTo(RunState.POSTED);

        assertThat(patches).as("SEALING, SEALED, POSTING, POSTED").hasSize(4);
        assertThat(Duration.between(patches.get(0), patches.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(Duration.between(patches.get(2), patches.get(3))).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    /** The run is sealed and opened again between a create and the second look at its mark. */
    @Test
    void aCreateAcrossASealingIsNotConfirmed() {
        bench.run().create(payment("P-1"));
        bench.fake.addFault(Faults.anotherWriter(request -> bench.run().seal())
                .on(LINE_CREATES)
                .times(1));
        AtomicBoolean reopened = new AtomicBoolean();
        PaymentRun creator = bench.run(bench.process(chain -> {
            Response response = chain.proceed(chain.request());
            boolean created = response.code() == 201
                    && chain.request().url().encodedPath().endsWith("/customerPayments");
            if (created && reopened.compareAndSet(false, true)) {
                bench.run().reopen();
            }
            return response;
        }));

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> creator.create(payment("P-2")))
                .withMessageContaining("opened again")
                .satisfies(
                        unknown -> assertThat(unknown.resolve().answer()).isEqualTo(Resolution.Answer.STILL_UNKNOWN));

        assertThat(creator.create(payment("P-2")).outcome()).isEqualTo(PaymentOutcome.ALREADY_EXISTED);
        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);
        assertThat(bench.posted()).containsExactly("P-1", "P-2");
    }

    /** The clearing account has entries of another run: they are not taken for those of this one. */
    @Test
    void thePostingOfAnotherRunIsNotTakenForThisOne() {
        bench.run().create(payment("P-1"));
        bench.run().create(payment("P-2"));
        UUID journal = bench.run().journals().get(0).id();
        bench.run().seal();
        PaymentRun other = bench.client.company(bench.fake.companyId()).run("another", bench.options());
        other.create(payment("Q-1"));
        other.create(payment("Q-2"));
        other.post();
        bench.fake.payments(journal).forEach(line -> bench.fake.removePayment((UUID) line.get("id")));

        assertThatExceptionOfType(RunConflictException.class)
                .isThrownBy(() -> bench.run(bench.process()).post())
                .satisfies(emptied -> assertThat(emptied.conflict()).isEqualTo(Reason.EMPTIED));
    }
}
