package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.PaymentTrace;
import io.github.businesscentral.payments.testing.Choice;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where payments are, by their document numbers. */
class TraceTest {
    private static final String LINES = "/customerPayments";
    private static final String LEDGER = "generalLedgerEntries";

    // Two rows to a page at the most, in no useful order unless one is asked for.
    private final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .choose(Choice.ROWS_ORDERED_BY_ID)
            .choose(Choice.WILDCARDS_IN_FILTER_VALUES)
            .pageSize(2)
            .build();
    private final CustomerPaymentsClient client = CustomerPaymentsClient.builder()
            .endpoint(BusinessCentralEndpoint.of("https://bc.example/api/v2.0"))
            .tokenProvider(TokenProvider.fixed(PlantedSecrets.TOKEN))
            .retryPolicy(Payments.eager(3))
            .addAttemptInterceptor(fake.interceptor())
            .build();
    private final CompanyPayments company = client.company(fake.companyId());

    @AfterEach
    void close() {
        client.close();
    }

    private UUID pay(String documentNumber) {
        return pay(fake.journalId(), documentNumber);
    }

    private UUID pay(UUID journal, String documentNumber) {
        return fake.addPayment(
                journal, Map.of("documentNumber", documentNumber, "customerNumber", "10000", "amount", -10));
    }

    private void post() {
        fake.postJournal(fake.journalId());
    }

    private List<PaymentTrace> trace(String... documentNumbers) {
        return company.trace(Arrays.asList(documentNumbers));
    }

    private PaymentTrace traceOf(String documentNumber) {
        List<PaymentTrace> traces = trace(documentNumber);
        assertThat(traces).hasSize(1);
        return traces.get(0);
    }

    private List<FakeRequest> requestsTo(String partOfPath) {
        return fake.requests().stream().filter(to(partOfPath)).toList();
    }

    @Test
    void lineIsFoundInItsJournal() {
        UUID second = fake.addJournal("SECOND");
        pay("OTHER");
        UUID line = pay(second, "PAY-1");

        PaymentTrace trace = traceOf("PAY-1");

        assertThat(trace.documentNumber()).isEqualTo("PAY-1");
        assertThat(trace.lines()).singleElement().satisfies(found -> {
            assertThat(found.id()).isEqualTo(line);
            assertThat(found.journalId()).isEqualTo(second);
            assertThat(found.journalDisplayName()).isEqualTo("SECOND");
            assertThat(found.lineNumber()).isEqualTo(10_000);
        });
        assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.NOT_FOUND);
        assertThat(trace.entries()).isEmpty();
    }

    @Test
    void postedPaymentIsFoundInTheLedger() {
        pay("OTHER");
        pay("PAY-1");
        post();

        PaymentTrace trace = traceOf("PAY-1");

        assertThat(trace.lines()).isEmpty();
        assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
        assertThat(trace.entries()).extracting(GeneralLedgerEntry::entryNumber).containsExactly(3, 4);
    }

    @Test
    void reversedPaymentIsToldFromOneThatCounts() {
        pay("PAY-1");
        post();
        fake.people().reverse("PAY-1");

        PaymentTrace reversed = traceOf("PAY-1");
        pay("PAY-1");
        post();
        PaymentTrace postedAgain = traceOf("PAY-1");

        assertThat(reversed.ledger()).isEqualTo(PaymentTrace.Ledger.REVERSED);
        assertThat(reversed.entries())
                .extracting(GeneralLedgerEntry::entryNumber)
                .containsExactly(1, 2, 3, 4);
        assertThat(postedAgain.ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
        assertThat(postedAgain.entries()).hasSize(6);
    }

    @Test
    void numberCanBeInTheLedgerAndInJournals() {
        UUID second = fake.addJournal("SECOND");
        pay("PAY-1");
        post();
        UUID again = pay("PAY-1");
        UUID third = pay(second, "PAY-1");

        PaymentTrace trace = traceOf("PAY-1");

        assertThat(trace.lines()).extracting(CustomerPayment::id).containsExactly(again, third);
        assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
    }

    @Test
    void hiddenLinesAndOtherPostedNumbersAreNotSeen() {
        fake.people().setPostingNumbers(pay("PAY-1"), "B100");
        post();
        fake.people().clearApplication(pay("PAY-2"));

        assertThat(trace("PAY-1", "PAY-2")).allSatisfy(trace -> {
            assertThat(trace.lines()).isEmpty();
            assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.NOT_FOUND);
        });
    }

    @Test
    void numbersAreTracedInTheirOrderAndEachOnce() {
        pay("PAY-2");

        List<PaymentTrace> traces = trace("pay-2", "PAY-1", " PAY-2", "PAY-1");

        assertThat(traces).extracting(PaymentTrace::documentNumber).containsExactly("pay-2", "PAY-1");
        assertThat(traces.get(0).lines()).hasSize(1);
        assertThat(traces.get(1).lines()).isEmpty();
    }

    @Test
    void thirtyNumbersAreAskedForAtATime() {
        String[] numbers =
                IntStream.rangeClosed(1, 61).mapToObj(i -> "PAY-" + i).toArray(String[]::new);
        Arrays.stream(numbers).forEach(this::pay);
        post();
        pay("PAY-61");

        List<PaymentTrace> traces = trace(numbers);

        assertThat(traces).extracting(PaymentTrace::documentNumber).containsExactly(numbers);
        assertThat(traces)
                .extracting(trace -> trace.entries().size())
                .as("two entries each")
                .containsOnly(2);
        assertThat(traces.get(60).lines()).hasSize(1);
        assertThat(requestsTo(LINES))
                .hasSize(3)
                .allSatisfy(request -> assertThat(numbersIn(request)).isLessThanOrEqualTo(30));
        assertThat(requestsTo(LEDGER)).allSatisfy(request -> {
            assertThat(numbersIn(request)).isLessThanOrEqualTo(30);
            assertThat(request.url().queryParameter("$filter")).endsWith(" and documentType eq 'Payment'");
        });
    }

    private static int numbersIn(FakeRequest request) {
        return String.valueOf(request.url().queryParameter("$filter")).split(" or ", -1).length;
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 414})
    void groupsThatAreTooLongAreHalved(int status) {
        String[] numbers = IntStream.rangeClosed(1, 7).mapToObj(i -> "PAY-" + i).toArray(String[]::new);
        Arrays.stream(numbers).forEach(this::pay);
        post();
        Arrays.stream(numbers).forEach(this::pay);
        fake.addFault((request, server) -> numbersIn(request) > 2
                ? FakeResponse.refusal(status, "BadRequest", "Too long.")
                : server.apply(request));

        List<PaymentTrace> traces = trace(numbers);

        assertThat(traces).extracting(PaymentTrace::documentNumber).containsExactly(numbers);
        assertThat(traces).allSatisfy(trace -> {
            assertThat(trace.lines()).hasSize(1);
            assertThat(trace.entries()).hasSize(2);
        });
    }

    @Test
    void refusalOfOneNumberIsThrown() {
        fake.addFault(Faults.answering("refused", FakeResponse.refusal(400, "BadRequest", "No."))
                .on(to(LINES)));

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> trace("PAY-1", "PAY-2"));
        assertThat(requestsTo(LINES)).as("the two, and the first alone").hasSize(2);
    }

    @Test
    void numberWithAFilterCharacterFindsOnlyItself() {
        pay("PAY-*");
        pay("PAY-1");
        post();
        UUID odd = pay("PAY-*");
        UUID other = pay("PAY-1");
        String[] numbers = IntStream.rangeClosed(0, 30).mapToObj(i -> "X-" + i).toArray(String[]::new);
        numbers[0] = "PAY-*";
        numbers[30] = "PAY-1"; // asked for in another request

        List<PaymentTrace> traces = trace(numbers);

        assertThat(traces.get(0).lines()).extracting(CustomerPayment::id).containsExactly(odd);
        assertThat(traces.get(0).entries()).hasSize(2);
        assertThat(traces.get(30).lines()).extracting(CustomerPayment::id).containsExactly(other);
        assertThat(traces.get(30).entries()).hasSize(2);
        assertThat(traces.subList(1, 30))
                .allSatisfy(trace -> assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.NOT_FOUND));
    }

    @Test
    void entriesOfOtherDocumentTypesAreLeftOut() {
        fake.addFault(Faults.answering("unfiltered", FakeResponse.of(200, "application/json", """
                        {"value":[\
                        {"id":"11111111-0000-0000-0000-000000000001","entryNumber":1,"documentNumber":"PAY-1",\
                        "documentType":"Invoice","accountNumber":"1","debitAmount":0,"creditAmount":5},\
                        {"id":"11111111-0000-0000-0000-000000000002","entryNumber":2,"documentNumber":"PAY-1",\
                        "documentType":"Payment","accountNumber":"1","debitAmount":5,"creditAmount":0}]}"""))
                .on(to(LEDGER)));

        assertThat(traceOf("PAY-1").entries())
                .extracting(GeneralLedgerEntry::entryNumber)
                .containsExactly(2);
    }

    @Test
    void ledgerThatMayNotBeReadIsSaidInTheTraces() {
        UUID line = pay("PAY-1");
        fake.addFault(Faults.answering(
                        "forbidden", FakeResponse.refusal(403, "Authorization_RequestDenied", "Not permitted."))
                .on(to(LEDGER)));

        List<PaymentTrace> traces = trace("PAY-1", "PAY-2");

        assertThat(traces).extracting(PaymentTrace::ledger).containsOnly(PaymentTrace.Ledger.NOT_READABLE);
        assertThat(traces.get(0).lines()).extracting(CustomerPayment::id).containsExactly(line);
        assertThat(traces.get(1).lines()).isEmpty();
    }

    @Test
    void journalsThatMayNotBeReadAreThrown() {
        fake.addFault(Faults.answering(
                        "forbidden", FakeResponse.refusal(403, "Authorization_RequestDenied", "Not permitted."))
                .on(to(LINES)));

        assertThatExceptionOfType(PermissionException.class).isThrownBy(() -> trace("PAY-1"));
    }

    @Test
    void journalThatIsDeletedMeanwhileIsPassedOver() {
        UUID second = fake.addJournal("SECOND");
        UUID line = pay(second, "PAY-1");
        fake.addFault(Faults.answering("deleted", FakeResponse.refusal(404, "BadRequest_ResourceNotFound", "Gone."))
                .on(to(fake.journalId() + ")" + LINES)));

        assertThat(traceOf("PAY-1").lines()).extracting(CustomerPayment::id).containsExactly(line);
    }

    @Test
    void paymentThatIsPostedMeanwhileIsNotMissed() {
        pay("PAY-1");
        fake.addFault(Faults.anotherWriter(request -> post()).on(to(LINES)).times(1));

        PaymentTrace trace = traceOf("PAY-1");

        assertThat(trace.lines()).isEmpty();
        assertThat(trace.ledger()).isEqualTo(PaymentTrace.Ledger.POSTED);
    }

    @Test
    void nothingIsSentForNumbersThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trace("PAY-1", " "))
                .withMessageContaining("blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trace("PAY-1", "X".repeat(21)))
                .withMessageContaining("21 characters");
        assertThatNullPointerException().isThrownBy(() -> trace("PAY-1", null));
        assertThat(trace()).isEmpty();
        assertThat(fake.requests()).isEmpty();
    }
}
