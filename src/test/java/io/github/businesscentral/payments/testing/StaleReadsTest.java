package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.testing.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules 33 and 55: reads that do not see the present state. */
class StaleReadsTest extends StandInTest {
    private static final Duration LAG = Duration.ofSeconds(3);
    private static final String[] PRIMARY = {"Data-Access-Intent", "ReadWrite"};

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00Z"));

    @BeforeEach
    void start() {
        rebuild(FakeBusinessCentral.builder(), clock);
        pass(LAG);
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    @Test
    void rule33PlainReadsShowWhatWasThereBefore() {
        fake.switches().replicaLag(LAG);
        Answer line = created("{\"comment\":\"first\"}");

        get(payment(line.get("id"))).isRefused(404, "BadRequest_ResourceNotFound");
        assertThat(get(payments()).is(200).values()).isEmpty();
        assertThat(get(payments() + "/$count").is(200).text()).isEqualTo("0");
        get(payment(line.get("id")), PRIMARY).is(200);

        pass(LAG);
        assertThat(get(payment(line.get("id"))).is(200).etag()).isEqualTo(line.etag());
    }

    @Test
    void rule33ChangesAndDeletionsArriveLateToo() {
        Answer changed = created("{\"comment\":\"first\"}");
        Answer deleted = created("{}");
        pass(LAG);
        fake.switches().replicaLag(LAG);

        patch(payment(changed.get("id")), "{\"comment\":\"second\"}", "If-Match", changed.etag())
                .is(200);
        delete(payment(deleted.get("id"))).is(204);

        assertThat(get(payment(changed.get("id"))).get("comment")).isEqualTo("first");
        get(payment(deleted.get("id"))).is(200);
        assertThat(get(payments(), PRIMARY).values()).hasSize(1);
        patch(payment(changed.get("id")), "{}", "If-Match", changed.etag()).isRefused(409, "Request_EntityChanged");
    }

    @Test
    void rule33WhatWasTakenBackNeverShows() {
        created("{\"lineNumber\":1}");
        post(payments(), "{\"lineNumber\":1}").is(400);
        pass(LAG);
        fake.switches().replicaLag(LAG);

        assertThat(get(payments()).is(200).values()).hasSize(1);
    }

    @Test
    void rule33ReadsInABatchSeeThePresent() {
        fake.switches().replicaLag(LAG);
        created("{}");

        Answer batch =
                post("$batch", "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"" + payments() + "\"}]}");

        assertThat(batch.is(200).text()).contains("\"lineNumber\":10000");
    }

    @Test
    void rule33AFaultCanBeASingleStaleRead() {
        fake.addFault(Faults.staleRead(LAG).times(1));
        created("{}");

        assertThat(get(payments(), PRIMARY).values()).hasSize(1);
        assertThat(get(payments()).values()).isEmpty();
        assertThat(get(payments()).values()).hasSize(1);
    }

    @Test
    void rule33PagesGoOnInTheState() {
        rebuild(FakeBusinessCentral.builder().pageSize(1), clock);
        List.of(1, 2, 3).forEach(number -> created("{\"lineNumber\":" + number + "}"));
        pass(LAG);
        fake.switches().replicaLag(LAG);
        fake.removePayment(UUID.fromString(
                (String) get(payments(), PRIMARY).values().get(0).get("id")));

        Answer first = get(payments());
        Answer second = get((String) first.get("@odata.nextLink"));

        assertThat(first.values().get(0)).containsEntry("lineNumber", 1.0);
        assertThat(second.values().get(0)).containsEntry("lineNumber", 2.0);
    }

    @Test
    void rule55AnotherInstanceReadsAnOldMark() {
        fake.switches().staleMarks(Duration.ofSeconds(30));
        String journal = company() + "customerPaymentJournals(" + fake.journalId() + ")";
        pass(Duration.ofMinutes(1));
        Answer changed = patch(
                        journal, "{\"displayName\":\"SEALED\"}", "If-Match", "*", Switches.INSTANCE_HEADER, "one")
                .is(200);

        assertThat(get(journal, Switches.INSTANCE_HEADER, "one").get("displayName"))
                .isEqualTo("SEALED");
        assertThat(get(journal, Switches.INSTANCE_HEADER, "two").get("displayName"))
                .isEqualTo("");
        assertThat(send("GET", journal, null, Switches.INSTANCE_HEADER, "two", PRIMARY[0], PRIMARY[1])
                        .etag())
                .isNotEqualTo(changed.etag());

        pass(Duration.ofSeconds(30));
        assertThat(get(journal, Switches.INSTANCE_HEADER, "two").get("displayName"))
                .isEqualTo("SEALED");
    }

    @Test
    void rule55AJournalThatIsNotInTheCacheIsReadAsItIs() {
        fake.switches().staleMarks(Duration.ofSeconds(30));
        Object id = post(company() + "customerPaymentJournals", "{\"code\":\"NEW\"}", Switches.INSTANCE_HEADER, "one")
                .is(201)
                .get("id");

        get(company() + "customerPaymentJournals(" + id + ")", Switches.INSTANCE_HEADER, "two")
                .is(200);
    }
}
