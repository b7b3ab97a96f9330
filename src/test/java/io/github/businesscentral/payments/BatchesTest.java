package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.batch.Handle.Status;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.AuthenticationException;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.NotExecutedException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches as a program uses them, with a server that answers. */
class BatchesTest {
    private final SettlingBench bench = new SettlingBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .documentNumber("PAY-" + number)
                .amountReceived(BigDecimal.valueOf(number))
                .build();
    }

    private static NewCustomerPayment refused() {
        return NewCustomerPayment.builder().customerNumber("NOBODY").build();
    }

    private ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
        return bench.journal.calls().create(payment);
    }

    private List<FakeRequest> envelopes() {
        return bench.fake.requests().stream().filter(to("$batch")).toList();
    }

    private long lines() {
        return bench.fake.payments(bench.fake.journalId()).size() - 1;
    }

    @Test
    void membersOfAllKindsTravelInOneRequestInTheirOrder() {
        CustomerPayment payment = bench.journal.get(bench.witness);
        UUID other = bench.fake.addPayment(bench.fake.journalId(), Map.of("customerNumber", "10000", "amount", -5));
        Batch batch = bench.client.batch();

        Handle<CustomerPayment> created = batch.add(create(draft(1)));
        Handle<CustomerPayment> updated = batch.add(bench.journal
                .calls()
                .update(payment, CustomerPaymentPatch.builder().comment("seen").build()));
        Handle<CustomerPayment> reapplied = batch.add(bench.journal
                .calls()
                .update(
                        other,
                        now -> CustomerPaymentPatch.builder()
                                .amount(now.amount().subtract(BigDecimal.ONE))
                                .build()));
        Handle<CustomerPayment> read = batch.add(bench.journal.calls().get(other));
        Handle<DeleteOutcome> deleted = batch.add(bench.journal.calls().delete(other, ETag.ANY));
        BatchResult result = batch.execute();

        assertThat(result.isComplete()).isTrue();
        assertThat(result.members()).containsExactly(created, updated, reapplied, read, deleted);
        assertThat(created.value().documentNumber()).isEqualTo("PAY-1");
        assertThat(created.response().createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(created.response().status()).isEqualTo(201);
        assertThat(updated.value().comment()).isEqualTo("seen");
        assertThat(reapplied.value().amount()).isEqualByComparingTo("-6");
        assertThat(read.value().amount()).isEqualByComparingTo("-6");
        assertThat(deleted.value()).isEqualTo(DeleteOutcome.DELETED);
        assertThat(envelopes()).hasSize(1);
        assertThat(bench.fake.batchedRequests())
                .extracting(FakeRequest::method)
                .containsExactly("POST", "PATCH", "PATCH", "GET", "DELETE");
        assertThat(bench.fake.batchedRequests().get(1).header("If-Match"))
                .isEqualTo(payment.etag().value());
    }

    @Test
    void addressesAreRelativeToTheRootAndBodiesAreWhatTheyAreAlone() {
        Batch batch = bench.client.batch();
        batch.add(create(draft(1))
                .with(RequestOptions.builder().acceptLanguage(Locale.GERMANY).build()));
        batch.execute().orThrow();

        String body = envelopes().get(0).bodyText();
        assertThat(body)
                .startsWith("{\"requests\":[{\"id\":\"1\",\"method\":\"POST\",\"url\":\"companies("
                        + bench.fake.companyId() + ")/customerPaymentJournals(" + bench.fake.journalId()
                        + ")/customerPayments\",\"headers\":{\"Content-Type\":\"application/json\","
                        + "\"Accept-Language\":\"de-DE\"},\"body\":{\"lineNumber\":");
        assertThat(envelopes().get(0).header("Prefer")).isNull();
        assertThat(envelopes().get(0).header("Isolation")).isNull();
    }

    @Test
    void moreThanAHundredMembersTravelInSeveralRequests() {
        Batch batch = bench.client.batch();
        List<Handle<CustomerPayment>> handles = new ArrayList<>();
        for (int i = 1; i <= 250; i++) {
            handles.add(batch.add(create(draft(i))));
        }

        batch.execute().orThrow();

        assertThat(envelopes()).hasSize(3);
        assertThat(handles)
                .extracting(handle -> handle.value().amountReceived().intValueExact())
                .isSorted()
                .hasSize(250);
        assertThat(lines()).isEqualTo(250);
    }

    @Test
    void whatFollowsAFailureIsNotExecuted() {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> before = batch.add(create(draft(1)));
        Handle<CustomerPayment> refused = batch.add(create(refused()));
        List<Handle<CustomerPayment>> behind = new ArrayList<>();
        for (int i = 2; i <= 150; i++) {
            behind.add(batch.add(create(draft(i))));
        }

        BatchResult result = batch.execute();

        assertThat(before.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(refused.status()).isEqualTo(Status.FAILED);
        assertThat(refused.failure()).containsInstanceOf(InvalidRequestException.class);
        assertThat(behind).extracting(Handle::status).containsOnly(Status.NOT_EXECUTED);
        assertThatExceptionOfType(NotExecutedException.class)
                .isThrownBy(() -> behind.get(148).value())
                .withCause(refused.failure().orElseThrow())
                .withMessageContaining("An earlier member of the batch failed");
        assertThat(lines()).isEqualTo(1);
        assertThat(result.toString()).startsWith("151 members: 1 succeeded, 1 failed, 149 not executed");
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(result::orThrow);
        assertThat(envelopes()).hasSize(1);
    }

    @Test
    void withContinueOnErrorAllAreTried() {
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> refused = batch.add(create(refused()));
        Handle<CustomerPayment> behind = batch.add(create(draft(1)));

        BatchResult result = batch.execute();

        assertThat(refused.status()).isEqualTo(Status.FAILED);
        assertThat(behind.value().documentNumber()).isEqualTo("PAY-1");
        assertThat(result.count(Status.SUCCEEDED)).isEqualTo(1);
        assertThat(envelopes().get(0).header("Prefer")).isEqualTo("odata.continue-on-error");
    }

    @Test
    void aMemberWithNothingToSendIsDoneWithoutBeingSent() {
        CustomerPayment payment = bench.journal.get(bench.witness);
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> unchanged = batch.add(bench.journal
                .calls()
                .update(payment, CustomerPaymentPatch.builder().build()));
        Handle<CustomerPayment> asItIs = batch.add(bench.journal
                .calls()
                .update(bench.witness, now -> CustomerPaymentPatch.builder().build()));

        batch.execute().orThrow();

        assertThat(unchanged.value()).isSameAs(payment);
        assertThat(asItIs.value().etag()).isEqualTo(payment.etag());
        assertThat(envelopes()).isEmpty();
    }

    @Test
    void aTakenReservedNumberIsReplacedAndTheRestSentAgain() {
        bench.openedByAnother();
        Batch first = bench.client.batch();
        first.add(create(draft(1)));
        first.execute().orThrow();
        int next = bench.fake.payments(bench.fake.journalId()).stream()
                        .mapToInt(line -> (int) line.get("lineNumber"))
                        .max()
                        .orElseThrow()
                + 100;
        bench.fake.addPayment(bench.fake.journalId(), Map.of("lineNumber", next, "amount", -7));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> taken = batch.add(create(draft(2)));
        Handle<CustomerPayment> behind = batch.add(create(draft(3)));

        batch.execute().orThrow();

        assertThat(taken.value().lineNumber()).isGreaterThan(next);
        assertThat(behind.value().documentNumber()).isEqualTo("PAY-3");
    }

    @Test
    void anUpdateByAFunctionIsAppliedToWhatIsThereNow() {
        AtomicInteger reads = new AtomicInteger();
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> updated = batch.add(bench.journal.calls().update(bench.witness, now -> {
            if (reads.incrementAndGet() == 1) {
                bench.fake.changePayment(bench.witness, Map.of("amount", -10));
            }
            return CustomerPaymentPatch.builder()
                    .amount(now.amount().subtract(BigDecimal.ONE))
                    .build();
        }));

        batch.execute().orThrow();

        assertThat(updated.value().amount()).isEqualByComparingTo("-11");
        assertThat(reads).hasValue(2);
    }

    @Test
    void aPostingStandsBehindTheCreatesItPosts() {
        Batch batch = bench.client.batch();
        batch.add(create(draft(1)));
        Handle<PostOutcome> posted = batch.add(bench.journal.calls().post(PostMode.ONLY_IF_SETTLED));

        batch.execute().orThrow();

        assertThat(posted.value()).isEqualTo(PostOutcome.ACCEPTED);
        assertThat(bench.fake.payments(bench.fake.journalId())).isEmpty();
    }

    @Test
    void anAsynchronousBatchHasTheSameResult() throws Exception {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(create(draft(1)));

        CompletableFuture<BatchResult> result = batch.executeAsync();

        assertThat(result.get(10, TimeUnit.SECONDS).isComplete()).isTrue();
        assertThat(created.value().documentNumber()).isEqualTo("PAY-1");
    }

    // What is refused before anything is sent.

    @Test
    void anEmptyBatchIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> bench.client.batch().execute())
                .withMessageContaining("no members");
        assertThatIllegalStateException()
                .isThrownBy(() -> bench.client.batch().atomic().executeAsync())
                .withMessageContaining("no members");
    }

    @Test
    void anAtomicBatchOf101IsRefused() {
        Batch batch = bench.client.batch().atomic();
        for (int i = 1; i <= 101; i++) {
            batch.add(create(draft(i)));
        }

        assertThatIllegalStateException()
                .isThrownBy(batch::execute)
                .withMessageContaining("101")
                .withMessageContaining("at most 100");
        assertThat(bench.fake.requests()).isEmpty();
    }

    @Test
    void aCallAddedTwiceIsRefused() {
        Batch batch = bench.client.batch();
        ApiCall<CustomerPayment> call = create(draft(1));
        batch.add(call);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.add(call))
                .withMessageContaining("prepare it twice");
        assertThat(batch.size()).isEqualTo(1);
    }

    @Test
    void aCallOfAnotherClientIsRefused() {
        try (SettlingBench other = new SettlingBench()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> bench.client.batch().add(other.journal.calls().create(draft(1))))
                    .withMessageContaining("belongs to another client");
        }
    }

    /** The empty path of such an address counts as one part, a path of n parts as n. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://bc.example.com/", "https://bc.example.com/api", "https://bc.example.com/api/v2.0/"})
    void companyIsFoundBelowAnyRoot(String root) {
        try (CustomerPaymentsClient client = Payments.client(HttpUrl.get(root)).build()) {
            CompanyPayments company = client.company(Payments.COMPANY);
            Batch batch = client.batch();
            batch.add(company.journal(Payments.JOURNAL).calls().get(Payments.ID));
            batch.add(company.journal(UUID.randomUUID()).calls().get(Payments.ID));
            ApiCall<?> ofAnother = client.company(UUID.randomUUID())
                    .journal(Payments.JOURNAL)
                    .calls()
                    .get(Payments.ID);

            assertThat(client.batch().add(client.companies().list().firstPage()).status())
                    .isEqualTo(Status.PENDING);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> batch.add(ofAnother))
                    .withMessageContaining("the batch for companies(" + Payments.COMPANY + ")");
        }
    }

    @Test
    void aCallOfAnotherCompanyIsRefused() {
        Batch batch = bench.client.batch();
        batch.add(create(draft(1)));
        JournalPayments elsewhere = bench.client.company(Payments.COMPANY).journal(Payments.JOURNAL);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.add(elsewhere.calls().create(draft(2))))
                .withMessageContaining("Make a batch for each company");
    }

    @Test
    void aMembersOwnDeadlineIsRefused() {
        for (RequestOptions own : List.of(
                RequestOptions.deadline(Duration.ofSeconds(5)),
                RequestOptions.builder().attemptTimeout(Duration.ofSeconds(5)).build(),
                RequestOptions.builder().readOnlyReplica().build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bench.client
                            .batch()
                            .add(bench.journal.calls().get(bench.witness).with(own)))
                    .withMessageContaining("has its own deadline");
        }
    }

    @Test
    void aBatchIsExecutedOnce() {
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(create(draft(1)));
        assertThat(created.status()).isEqualTo(Status.PENDING);
        assertThatIllegalStateException().isThrownBy(created::value).withMessageContaining("execute()");
        batch.execute();

        assertThatIllegalStateException().isThrownBy(batch::execute).withMessageContaining("has been executed");
        assertThatIllegalStateException().isThrownBy(() -> batch.add(create(draft(2))));
        assertThatIllegalStateException().isThrownBy(() -> batch.with(RequestOptions.none()));
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aPostingCannotBePartOfATransaction() {
        ApiCall<PostOutcome> posting = bench.journal.calls().post(PostMode.ONLY_IF_SETTLED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.client.batch().atomic().add(posting))
                .withMessageContaining("commits on its own");
        Batch batch = bench.client.batch();
        batch.add(posting);
        assertThatIllegalArgumentException().isThrownBy(batch::atomic);
        assertThatIllegalStateException()
                .isThrownBy(() -> bench.client.batch().atomic().continueOnError());
    }

    @Test
    void isolationIsNoHeaderOfTheUsers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().header("Isolation", "snapshot"));
    }

    // What a refusal or a failure of the whole batch means.

    @Test
    void aRefusedBatchFailsAllItsMembers() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.answering("403", FakeResponse.refusal(403, "Authorization_RequestDenied", "No."))
                .on(to("$batch")));
        Batch batch = bench.client.batch().continueOnError();
        Handle<CustomerPayment> one = batch.add(create(draft(1)));
        Handle<CustomerPayment> other = batch.add(create(draft(2)));

        BatchResult result = batch.execute();

        assertThat(result.failure()).containsInstanceOf(PermissionException.class);
        assertThat(List.of(one, other)).extracting(Handle::status).containsOnly(Status.FAILED);
        assertThat(one.failure()).containsInstanceOf(PermissionException.class);
        assertThat(lines()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "atomic"})
    void theDeadlineOfTheBatchEndsIt(String mode) {
        bench.openedByAnother();
        bench.fake.addFault(Faults.silence(Duration.ofMinutes(20)).on(to("$batch")));
        Batch batch = mode.equals("atomic") ? bench.client.batch().atomic() : bench.client.batch();
        Handle<CustomerPayment> created =
                batch.with(RequestOptions.deadline(Duration.ofSeconds(30))).add(create(draft(1)));
        long before = bench.time.nanoTime();

        batch.execute();

        assertThat(created.status()).isEqualTo(Status.UNKNOWN);
        assertThat(created.failure().orElseThrow()).hasCauseInstanceOf(DeadlineExceededException.class);
        assertThat(Duration.ofNanos(bench.time.nanoTime() - before)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void eachHundredMembersHaveTenMinutes() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.delay(Duration.ofMinutes(7)).on(to("$batch")));
        Batch batch = bench.client.batch();
        for (int i = 1; i <= 200; i++) {
            batch.add(create(draft(i)));
        }

        assertThat(batch.execute().isComplete()).isTrue();
    }

    @Test
    void a401WithinABatchRenewsTheTokenOnce() {
        AtomicInteger tokens = new AtomicInteger();
        try (SettlingBench renewing = new SettlingBench(builder ->
                builder.tokenProvider(request -> AccessToken.of("token-" + tokens.incrementAndGet(), Instant.MAX)))) {
            renewing.openedByAnother();
            renewing.fake.addFault(Faults.answering("inner-401", FakeResponse.of(200, "application/json", """
                                    {"responses":[{"id":"1","status":401,"headers":{},"body":{"error":{"code":\
                                    "Authentication_InvalidCredentials","message":"no"}}}]}"""))
                    .on(to("$batch"))
                    .times(1));
            Batch batch = renewing.client.batch();
            Handle<CustomerPayment> created = batch.add(renewing.journal.calls().create(draft(1)));

            batch.execute();

            assertThat(created.status()).isEqualTo(Status.SUCCEEDED);
            assertThat(renewing.fake.requests().stream()
                            .filter(to("$batch"))
                            .map(request -> request.header("Authorization")))
                    .containsExactly("Bearer token-1", "Bearer token-2");
        }
    }

    @Test
    void aSecond401WithinABatchIsTheEnd() {
        bench.openedByAnother();
        bench.fake.addFault(Faults.answering("inner-401", FakeResponse.of(200, "application/json", """
                                {"responses":[{"id":"1","status":401,"headers":{},"body":{}}]}"""))
                .on(to("$batch")));
        Batch batch = bench.client.batch();
        Handle<CustomerPayment> created = batch.add(create(draft(1)));

        batch.execute();

        assertThat(created.failure()).containsInstanceOf(AuthenticationException.class);
        assertThat(envelopes()).hasSize(2);
    }
}
