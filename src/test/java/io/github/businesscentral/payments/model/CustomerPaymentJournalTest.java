package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerPaymentJournalTest {
    private static final UUID ID = UUID.fromString("7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca");
    private static final String SAMPLE = """
            {"@odata.etag":"W/\\"1\\"","id":"7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca","code":"CASHIN",\
            "displayName":"Cash receipts","lastModifiedDateTime":"2026-08-20T09:15:02.580Z",\
            "balancingAccountId":"00000000-0000-0000-0000-000000000001","balancingAccountNumber":"10100"}""";

    private record Accessor(String property, Function<CustomerPaymentJournal, Object> get) {}

    static Stream<Accessor> accessors() {
        return Stream.of(
                new Accessor("id", CustomerPaymentJournal::id),
                new Accessor("code", CustomerPaymentJournal::code),
                new Accessor("displayName", CustomerPaymentJournal::displayName),
                new Accessor("lastModifiedDateTime", CustomerPaymentJournal::lastModifiedDateTime),
                new Accessor("balancingAccountId", CustomerPaymentJournal::balancingAccountId),
                new Accessor("balancingAccountNumber", CustomerPaymentJournal::balancingAccountNumber));
    }

    private static CustomerPaymentJournal read(String json) throws IOException {
        return CustomerPaymentJournal.jsonAdapter().fromJson(json);
    }

    @Test
    void readsAndWritesWhatTheServerSends() throws IOException {
        CustomerPaymentJournal journal = read(SAMPLE);

        assertThat(journal.id()).isEqualTo(ID);
        assertThat(journal.code()).isEqualTo("CASHIN");
        assertThat(journal.displayName()).isEqualTo("Cash receipts");
        assertThat(journal.lastModifiedDateTime()).contains(Instant.parse("2026-08-20T09:15:02.580Z"));
        assertThat(journal.balancingAccountId()).contains(new UUID(0, 1));
        assertThat(journal.balancingAccountNumber()).isEqualTo("10100");
        assertThat(CustomerPaymentJournal.jsonAdapter().toJson(journal)).isEqualTo(SAMPLE);
    }

    @Test
    void blanksReadAsEmpty() throws IOException {
        CustomerPaymentJournal journal = read("{\"displayName\":\"\",\"balancingAccountNumber\":\"\","
                + "\"lastModifiedDateTime\":\"0001-01-01T00:00:00Z\","
                + "\"balancingAccountId\":\"00000000-0000-0000-0000-000000000000\"}");

        assertThat(journal.displayName()).isEmpty();
        assertThat(journal.lastModifiedDateTime()).isEmpty();
        assertThat(journal.balancingAccountId()).isEmpty();
        assertThat(journal.balancingAccountNumber()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void anAbsentPropertyThrowsAndNamesItself(Accessor accessor) throws IOException {
        CustomerPaymentJournal journal = read("{}");

        assertThatIllegalStateException()
                .isThrownBy(() -> accessor.get().apply(journal))
                .withMessageStartingWith(accessor.property() + " is not in this customerPaymentJournal")
                .withMessageContaining("select(…)");
    }

    @Test
    void oneThatIsBuiltIsEqualToOneThatWasRead() throws IOException {
        CustomerPaymentJournal built = CustomerPaymentJournal.builder()
                .etag(ETag.of("W/\"1\""))
                .set(CustomerPaymentJournalFields.ID, ID)
                .set(CustomerPaymentJournalFields.CODE, "CASHIN")
                .set(CustomerPaymentJournalFields.DISPLAY_NAME, "Cash receipts")
                .set(CustomerPaymentJournalFields.LAST_MODIFIED_DATE_TIME, Instant.parse("2026-08-20T09:15:02.580Z"))
                .set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_ID, new UUID(0, 1))
                .set(CustomerPaymentJournalFields.BALANCING_ACCOUNT_NUMBER, "10100")
                .build();

        assertThat(built).isEqualTo(read(SAMPLE)).hasSameHashCodeAs(read(SAMPLE));
        assertThat(built).hasToString("CustomerPaymentJournal[id=" + ID + "]");
    }
}
