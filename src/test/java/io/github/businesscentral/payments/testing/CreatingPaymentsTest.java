package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatingPaymentsTest extends StandInTest {
    private static final String NO_JOURNAL =
            "You must specify a journal batch ID or a journal ID to get a journal line.";
    private static final String MISMATCH = "The Journal Id and Journal Display Name do not match.";

    private String direct() {
        return company() + "customerPayments";
    }

    private String documentNumberAfter(String... bodies) {
        String number = "";
        for (String body : bodies) {
            number = (String) created(body).get("documentNumber");
        }
        return number;
    }

    @Test
    void rule12ADirectCreateTakesItsJournalFromTheBody() {
        Answer byId =
                post(direct(), "{\"journalId\":\"" + fake.journalId() + "\"}").is(201);
        Answer byName = post(direct(), "{\"journalDisplayName\":\"cashin\"}").is(201);

        assertThat(byId.get("journalDisplayName")).isEqualTo("CASHIN");
        assertThat(byName.get("journalId")).isEqualTo(fake.journalId().toString());
        assertThat(fake.payments(fake.journalId())).hasSize(2);
    }

    @Test
    void rule12ADirectCreateWithoutAJournalIsRefused() {
        post(direct(), "{}").isRefused(400, "Application_DialogException", NO_JOURNAL);
        post(direct(), "{\"journalId\":\"" + ZERO_GUID + "\"}")
                .isRefused(400, "Application_DialogException", NO_JOURNAL);
    }

    @Test
    void rule12AnUnknownJournalIsRefused() {
        post(direct(), "{\"journalId\":\"" + UUID.randomUUID() + "\"}").isRefused(400, "Internal_InvalidTableRelation");
        post(direct(), "{\"journalDisplayName\":\"NOWHERE\"}").isRefused(400, "Internal_InvalidTableRelation");
    }

    @Test
    void rule12TheBodyMustNotContradictTheAddress() {
        UUID other = fake.addJournal("OTHER");

        post(payments(), "{\"journalId\":\"" + other + "\"}").isRefused(400, "Application_DialogException", MISMATCH);
        post(payments(), "{\"journalDisplayName\":\"OTHER\"}").isRefused(400, "Application_DialogException", MISMATCH);
        post(direct(), "{\"journalId\":\"" + other + "\",\"journalDisplayName\":\"CASHIN\"}")
                .isRefused(400, "Application_DialogException", MISMATCH);
        assertThat(fake.payments(fake.journalId())).isEmpty();
        created("{\"journalId\":\"" + fake.journalId() + "\",\"journalDisplayName\":\"CASHIN\"}");
    }

    @Test
    void rule13LineNumbersGoOnFromTheLastLine() {
        assertThat(created("{}").lineNumber()).isEqualTo(10000);
        assertThat(created("{\"lineNumber\":10007}").lineNumber()).isEqualTo(10007);
        assertThat(created("{\"lineNumber\":0}").lineNumber()).isEqualTo(20007);
        assertThat(created("{\"lineNumber\":5}").lineNumber()).isEqualTo(5);
        assertThat(created("{}").lineNumber()).isEqualTo(30007);
    }

    @Test
    void rule13LineNumbersMayBeNegative() {
        assertThat(created("{\"lineNumber\":-5}").lineNumber()).isEqualTo(-5);
        assertThat(created("{}").lineNumber()).isEqualTo(9995);
    }

    @Test
    void rule13LineNumbersAreCountedForEachJournal() {
        created("{\"lineNumber\":10000}");
        UUID other = fake.addJournal("OTHER");

        assertThat(post(paymentsOf(other), "{}").is(201).lineNumber()).isEqualTo(10000);
    }

    @Test
    void rule13DuplicateLineNumberIsRefusedAndStoresNothing() {
        created("{\"lineNumber\":7,\"comment\":\"first\"}");

        post(payments(), "{\"lineNumber\":7,\"comment\":\"second\"}")
                .isRefused(
                        400,
                        "Internal_EntityWithSameKeyExists",
                        "The record in table Gen. Journal Line already exists. Identification fields and values: Journal"
                                + " Template Name='CASHRCPT',Journal Batch Name='CASHIN',Line No.='7'");

        assertThat(fake.payments(fake.journalId()))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("comment", "first"));
    }

    @Test
    void rule13AfterTheGreatestLineNumberThereIsNone() {
        created("{\"lineNumber\":2147483647}");

        post(payments(), "{}").isRefused(400, "Application_DialogException");
    }

    @Test
    void rule14ThePostingDateIsTodayThenThatOfTheNeighbour() {
        assertThat(created("{\"lineNumber\":10}").get("postingDate")).isEqualTo("2026-08-20");
        created("{\"lineNumber\":30,\"postingDate\":\"2026-03-30\"}");

        assertThat(created("{\"lineNumber\":40}").get("postingDate")).isEqualTo("2026-03-30");
        assertThat(created("{\"lineNumber\":20}").get("postingDate")).isEqualTo("2026-03-30");
        assertThat(created("{\"lineNumber\":5}").get("postingDate")).isEqualTo("2026-08-20");
    }

    @Test
    void rule14TheFirstDocumentNumberComesFromTheNumberSeries() {
        assertThat(documentNumberAfter("{}")).isEmpty();

        UUID withSeries = fake.addJournal("SERIES");
        fake.setNextDocumentNumber(withSeries, "G00001");
        assertThat(post(paymentsOf(withSeries), "{}").get("documentNumber")).isEqualTo("G00001");
    }

    @Test
    void rule14TheDocumentNumberIsAdvancedWhereTheJournalBalances() {
        // CASHIN has a balancing account.
        assertThat(documentNumberAfter("{\"documentNumber\":\"PAY-0009\",\"amount\":-5}", "{\"amount\":-7}", "{}"))
                .isEqualTo("PAY-0011");
    }

    @Test
    void rule14TheDocumentNumberIsKeptAfterAnEmptyLine() {
        assertThat(documentNumberAfter("{\"documentNumber\":\"PAY-0009\"}", "{}"))
                .isEqualTo("PAY-0009");
    }

    @Test
    void rule14TheDocumentNumberIsKeptWhileTheJournalDoesNotBalance() {
        UUID open = fake.addJournal("OPEN");
        fake.addPayment(open, Map.of("documentNumber", "A1", "amount", -5));

        Answer unbalanced = post(paymentsOf(open), "{\"amount\":5}").is(201);
        Answer balanced = post(paymentsOf(open), "{}").is(201);

        assertThat(unbalanced.get("documentNumber")).isEqualTo("A1");
        assertThat(balanced.get("documentNumber")).isEqualTo("A2");
    }

    @Test
    void rule14TheDocumentNumberIsKeptInTheMiddleOfTheJournal() {
        created("{\"lineNumber\":10,\"documentNumber\":\"A1\",\"amount\":-1}");
        created("{\"lineNumber\":30,\"documentNumber\":\"B7\",\"amount\":-1}");

        assertThat(created("{\"lineNumber\":20}").get("documentNumber")).isEqualTo("B7");
    }

    @Test
    void rule14AnotherExternalNumberAdvancesTheDocumentNumber() {
        assertThat(documentNumberAfter("{\"documentNumber\":\"A1\"}", "{\"externalDocumentNumber\":\"WIRE\"}"))
                .isEqualTo("A2");
        assertThat(documentNumberAfter("{\"externalDocumentNumber\":\"WIRE\"}")).isEqualTo("A2");
    }

    @ParameterizedTest
    @CsvSource({"Z9, Z10", "A9B, A10B", "0099, 0100", "999, 1000"})
    void rule14TheLastNumberOfADocumentNumberIsAdvanced(String number, String next) {
        assertThat(documentNumberAfter("{\"amount\":-1,\"documentNumber\":\"" + number + "\"}", "{}"))
                .isEqualTo(next);
    }

    @Test
    void rule14ADocumentNumberWithoutDigitsIsNotContinued() {
        assertThat(documentNumberAfter("{\"amount\":-1,\"documentNumber\":\"CASH\"}", "{}"))
                .isEmpty();
    }

    @Test
    void rule14ADocumentNumberThatCannotGrowIsRefused() {
        created("{\"amount\":-1,\"documentNumber\":\"" + "9".repeat(20) + "\"}");

        post(payments(), "{}").isRefused(400, "Application_StringExceededLength");
        created("{\"documentNumber\":\"A1\"}");
    }

    @Test
    void rule14TheDescriptionIsTheCustomersNameUnlessSent() {
        assertThat(created("{}").get("description")).isEqualTo("");
        assertThat(created("{\"customerNumber\":\"10000\"}").get("description")).isEqualTo("Adatum Corporation");
        assertThat(created("{\"customerNumber\":\"10000\",\"description\":\"typed\"}")
                        .get("description"))
                .isEqualTo("typed");
    }

    @ParameterizedTest
    @CsvSource({
        "-1500.10, -1500.1",
        "1500.10, 1500.1",
        "-0.005, -0.01",
        "0.004, 0",
        "1E+3, 1000",
        "12345678901234567.89, 12345678901234567.89"
    })
    void rule17TheAmountIsKeptWithItsSignAndExactly(String sent, String stored) {
        Answer answer = created("{\"amount\":" + sent + "}");

        assertThat(answer.text()).contains("\"amount\":" + stored + ",");
        assertThat(get(payments()).text()).contains("\"amount\":" + stored + ",");
    }
}
