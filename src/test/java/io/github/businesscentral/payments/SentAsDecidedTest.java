package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.die;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.ThrottledException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts, at the socket, how often a request is sent: exactly as often as the library decided, whatever OkHttp would do. */
class SentAsDecidedTest {
    private static final RawServer.Step OK = respond("200 OK", "", Payments.JSON);
    private static final int TRIES = 3;

    /** A write, and how often it may be sent while nothing is known of its outcome. */
    enum Write {
        POST(1, journal -> journal.create(draft(), CreateMode.SERVER_NUMBERED)),
        PATCH(
                TRIES,
                journal -> journal.update(
                        ID,
                        ETag.ANY,
                        CustomerPaymentPatch.builder().comment("x").build())),
        DELETE(TRIES, journal -> journal.delete(ID, ETag.ANY));

        private final int times;
        private final Consumer<JournalPayments> call;

        Write(int times, Consumer<JournalPayments> call) {
            this.times = times;
            this.call = call;
        }

        private List<String> whileUnknown() {
            return Collections.nCopies(times, name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeOnAPooledConnectionThatDiesIsSentAsOftenAsItsRuleSays(Write write) throws IOException {
        try (RawServer server = new RawServer(OK, die())) {
            OutcomeUnknownException unknown =
                    failure(server, write.call, OutcomeUnknownException.class, journal -> journal.get(ID));

            assertThat(server.requests().get(0)).isEqualTo("GET");
            assertThat(server.requests().subList(1, server.requests().size())).isEqualTo(write.whileUnknown());
            assertThat(unknown).hasCauseInstanceOf(TransportException.class);
            assertThat(unknown.attempts()).isEqualTo(write.times);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeAnsweredWith408IsSentAsOftenAsItsRuleSays(Write write) throws IOException {
        try (RawServer server = new RawServer(respond("408 Request Timeout", "", ""))) {
            failure(server, write.call, OutcomeUnknownException.class);

            assertThat(server.requests()).isEqualTo(write.whileUnknown());
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeAnsweredWith503AndRetryAfterZeroIsSentAsOftenAsItsRuleSays(Write write) throws IOException {
        try (RawServer server = new RawServer(respond("503 Busy", "Retry-After: 0\r\n", ""))) {
            OutcomeUnknownException unknown = failure(server, write.call, OutcomeUnknownException.class);

            assertThat(server.requests()).isEqualTo(write.whileUnknown());
            assertThat(unknown).hasCauseInstanceOf(UnavailableException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeAnsweredWith307IsSentOnceAndRefused(Write write) throws IOException {
        try (RawServer server =
                new RawServer(respond("307 Temporary Redirect", "Location: https://elsewhere.example/\r\n", ""))) {
            ApiException refused = failure(server, write.call, ApiException.class);

            assertThat(server.requests()).containsExactly(write.name());
            assertThat(refused).hasMessageContaining("https://elsewhere.example/");
        }
    }

    @ParameterizedTest
    @EnumSource
    void throttledWriteIsSentAsOftenAsThePolicySaysEachTimeWhole(Write write) throws IOException {
        try (RawServer server = new RawServer(respond("429 Too Many Requests", "", ""))) {
            ThrottledException throttled = failure(server, write.call, ThrottledException.class);

            assertThat(server.requests()).isEqualTo(Collections.nCopies(TRIES, write.name()));
            assertThat(server.bodies()).containsOnly(server.bodies().get(0));
            assertThat(throttled.attempts()).isEqualTo(TRIES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unauthorizedWriteIsSentOnceWithATokenThatCannotBeRenewed(Write write) throws IOException {
        try (RawServer server = new RawServer(respond("401 Unauthorized", "", ""))) {
            failure(server, write.call, ApiException.class);

            assertThat(server.requests()).containsExactly(write.name());
        }
    }

    @Test
    void readOnAPooledConnectionThatDiesIsSentAgain() throws IOException {
        try (RawServer server = new RawServer(OK, die(), OK);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            journal(client).get(ID);
            journal(client).get(ID);

            assertThat(server.requests()).containsExactly("GET", "GET", "GET");
        }
    }

    @Test
    void readIsSentAsOftenAsThePolicySays() throws IOException {
        for (RawServer.Step step : List.of(
                respond("408 Request Timeout", "", ""),
                respond("503 Busy", "Retry-After: 0\r\n", ""),
                respond("500 Oops", "", ""),
                die())) {
            try (RawServer server = new RawServer(step)) {
                failure(server, journal -> journal.get(ID), BusinessCentralException.class);

                assertThat(server.requests()).isEqualTo(Collections.nCopies(TRIES, "GET"));
            }
        }
    }

    @Test
    void readWhoseAnswerBreaksOffIsSentAgain() throws IOException {
        String half = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"id\":";
        try (RawServer server = new RawServer(RawServer.breakOff(half))) {
            failure(server, journal -> journal.get(ID), TransportException.class);

            assertThat(server.requests()).isEqualTo(Collections.nCopies(TRIES, "GET"));
        }
    }

    @Test
    void redirectedReadIsNotFollowed() throws IOException {
        try (RawServer server = new RawServer(respond("302 Found", "Location: /elsewhere\r\n", ""))) {
            failure(server, journal -> journal.get(ID), ApiException.class);

            assertThat(server.requests()).containsExactly("GET");
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeThatCannotConnectIsTriedAgainAndSurelyNotExecuted(Write write) throws IOException {
        RawServer gone = new RawServer(OK);
        gone.close();

        TransportException failed = failure(gone, write.call, TransportException.class);

        assertThat(failed.attempts()).isEqualTo(TRIES);
        assertThat(failed).hasMessageContaining("No connection");
    }

    @SafeVarargs
    private static <X extends BusinessCentralException> X failure(
            RawServer server, Consumer<JournalPayments> call, Class<X> expected, Consumer<JournalPayments>... before) {
        try (CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            for (Consumer<JournalPayments> first : before) {
                first.accept(journal(client));
            }
            return assertThatExceptionOfType(expected)
                    .isThrownBy(() -> call.accept(journal(client)))
                    .actual();
        }
    }
}
