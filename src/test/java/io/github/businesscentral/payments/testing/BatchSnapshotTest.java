package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rule 30 under {@code Isolation: snapshot}. */
class BatchSnapshotTest extends BatchedTest {
    private Answer snapshot(String... operations) {
        return batch(List.of(operations), "Isolation", "snapshot");
    }

    @Test
    void rule30WithoutFailureEverythingStays() {
        Answer answer = snapshot(createLine("a", -1), createLine("b", -2));

        assertThat(statuses(answer)).containsExactly(201, 201);
        assertThat(fake.payments(fake.journalId())).hasSize(2);
    }

    @Test
    void rule30ATakenBackCreateIsStillReportedAs201() {
        Answer answer = snapshot(createLine("a", -1), failing("b"), createLine("c", -3));

        assertThat(statuses(answer)).containsExactly(201, 400, 201);
        assertThat(fake.payments(fake.journalId())).isEmpty();
        for (int i : new int[] {0, 2}) {
            get(payment(body(answer, i).get("id"))).isRefused(404, "BadRequest_ResourceNotFound");
        }
        assertThat(created("{}").lineNumber()).isEqualTo(10000);
    }

    @Test
    void rule30IfTheFirstOperationFailsItsAnswerIsTheOnlyOne() {
        Answer answer = snapshot(failing("a"), createLine("b", -1));

        assertThat(statuses(answer)).containsExactly(400);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule30OneFailureTakesBackEverythingThoughAllAreTried() {
        Answer answer = batch(
                List.of(failing("a"), createLine("b", -1)),
                "Isolation",
                "Snapshot",
                "Prefer",
                "odata.continue-on-error");

        assertThat(statuses(answer)).containsExactly(400, 201);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule30LaterOperationsSeeWhatEarlierOnesDid() {
        Answer answer = snapshot(createLine("a", -1), read("b", payments()), failing("c"));

        assertThat((List<?>) body(answer, 1).get("value")).hasSize(1);
        assertThat(get(payments()).values()).isEmpty();
    }

    @Test
    void rule30EveryKindOfChangeIsTakenBack() {
        UUID kept = fake.addPayment(
                fake.journalId(),
                Map.of("customerNumber", "30000", "amount", -64.5, "appliesToInvoiceNumber", "103035"));
        UUID deleted = fake.addPayment(fake.journalId(), Map.of("customerNumber", "20000", "amount", -1));
        fake.addHiddenLine(fake.journalId(), Map.of("customerNumber", "10000", "amount", 2));
        String journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
        String any = "\"headers\":{\"If-Match\":\"*\"}";
        List<String> addresses = List.of(
                journal,
                payments(),
                payment(kept),
                payment(deleted) + "/dimensionSetLines",
                company() + "salesInvoices",
                company() + "generalLedgerEntries");
        List<String> before =
                addresses.stream().map(address -> get(address).is(200).text()).toList();

        Answer answer = snapshot(
                operation("\"a\"", "PATCH", journal, any + ",\"body\":{\"code\":\"OTHER\"}"),
                operation("\"b\"", "PATCH", payment(kept), any + ",\"body\":{\"lineNumber\":5}"),
                operation(
                        "\"c\"",
                        "PATCH",
                        payment(deleted) + "/dimensionSetLines(" + id("dimensions", "code", "DEPARTMENT") + ")",
                        any + ",\"body\":{\"valueCode\":\"ADM\"}"),
                operation("\"d\"", "DELETE", payment(deleted), any),
                operation("\"e\"", "POST", company() + "customerPaymentJournals", "\"body\":{\"code\":\"NEW\"}"),
                operation("\"g\"", "DELETE", journal, any),
                failing("h"));

        assertThat(statuses(answer)).containsExactly(200, 200, 200, 204, 201, 204, 404);
        assertThat(addresses.stream().map(address -> get(address).is(200).text()))
                .isEqualTo(before);
        assertThat(get(company() + "customerPaymentJournals").values()).hasSize(1);
        assertThat(fake.customerLedgerEntries()).isEmpty();
        post(payments(), "{\"lineNumber\":30000}").isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void rule30APostingCommitsWhatCameBeforeIt() {
        Answer answer = snapshot(
                operation(
                        "\"a\"",
                        "POST",
                        payments(),
                        "\"body\":{\"documentNumber\":\"P1\",\"customerNumber\":\"10000\",\"amount\":-1}"),
                operation(
                        "\"b\"",
                        "POST",
                        company() + "journals(" + fake.journalId() + ")/Microsoft.NAV.post",
                        "\"headers\":{}"),
                createLine("c", -2),
                failing("d"));

        assertThat(statuses(answer)).containsExactly(201, 204, 201, 400);
        assertThat(fake.customerLedgerEntries()).hasSize(1);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule30ALineTakenBackTwiceOverIsAsItWas() {
        UUID line = fake.addPayment(fake.journalId(), Map.of("comment", "first"));
        String any = "\"headers\":{\"If-Match\":\"*\"}";
        String before = get(payment(line)).text();

        snapshot(
                operation("\"a\"", "PATCH", payment(line), any + ",\"body\":{\"comment\":\"second\"}"),
                operation("\"b\"", "PATCH", payment(line), any + ",\"body\":{\"comment\":\"third\"}"),
                operation("\"c\"", "DELETE", payment(line), any),
                operation("\"d\"", "POST", payments(), "\"body\":{\"lineNumber\":10000}"),
                failing("e"));

        assertThat(get(payment(line)).is(200).text()).isEqualTo(before);
        assertThat(get(payments()).values()).hasSize(1);
    }

    @Test
    void snapshotAnswersEndAtTheFailure() {
        choose(Choice.SNAPSHOT_ANSWERS_END_AT_THE_FAILURE);

        Answer answer = snapshot(createLine("a", -1), failing("b"), createLine("c", -3));

        assertThat(statuses(answer)).containsExactly(201, 400);
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }
}
