package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults as a program meets them, in this process; {@link FaultsOverHttpTest} repeats it all over sockets. */
class FaultsTest extends StandInTest {
    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-08-20T12:00:00Z"));

    /** Starts over with a stand-in whose delays move its clock instead of waiting. */
    private void onVirtualTime() {
        rebuild(FakeBusinessCentral.builder().sleeper(clock::advance), clock);
    }

    private List<Map<String, Object>> stored() {
        return fake.payments(fake.journalId());
    }

    @Test
    void rule31CutBeforeCommitLeavesNothingDone() {
        fake.addFault(Faults.cutBeforeCommit().times(1));

        assertThatThrownBy(() -> post(payments(), "{}")).isInstanceOf(UncheckedIOException.class);

        assertThat(stored()).isEmpty();
        created("{}");
    }

    @Test
    void rule31CutAfterCommitLosesTheAnswer() {
        fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).times(1));

        assertThatThrownBy(() -> post(payments(), "{\"lineNumber\":7}")).isInstanceOf(UncheckedIOException.class);

        assertThat(stored()).hasSize(1);
        post(payments(), "{\"lineNumber\":7}").isRefused(400, "Internal_EntityWithSameKeyExists");
    }

    @Test
    void rule31CutMidBodyTruncatesAnEntity() {
        fake.addFault(Faults.cutMidBody().on(Requests.posts()));

        assertThatThrownBy(() -> post(payments(), "{}")).hasMessageContaining("unexpected end of stream");

        assertThat(stored()).hasSize(1);
    }

    @Test
    void rule31CutMidBodyTruncatesAList() {
        for (int i = 0; i < 20; i++) {
            fake.addPayment(fake.journalId(), Map.of());
        }
        fake.addFault(Faults.cutMidBody().times(1));

        assertThatThrownBy(() -> get(payments())).hasMessageContaining("unexpected end of stream");
        assertThat(get(payments()).is(200).values()).hasSize(20);
    }

    @Test
    void rule31CutMidBodyNeverSendsTheLastByte() {
        fake.addFault(Faults.cutMidBody());

        assertThatThrownBy(() -> get("companies?$top=0")).hasMessageContaining("unexpected end of stream");
    }

    @Test
    void rule31CutMidBodyOfAnAnswerWithoutABodyBreaksTheConnection() {
        UUID line = fake.addPayment(fake.journalId(), Map.of());
        fake.addFault(Faults.cutMidBody());

        assertThatThrownBy(() -> delete(payment(line))).isInstanceOf(UncheckedIOException.class);

        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401, application/json; odata.metadata=minimal, ",
        "408, 408, text/plain; charset=utf-8, ",
        "429, 429, application/json; odata.metadata=minimal, ",
        "429-retry-after, 429, application/json; odata.metadata=minimal, 1",
        "500, 500, application/json; odata.metadata=minimal, ",
        "502, 502, text/plain; charset=utf-8, 1",
        "503, 503, text/plain; charset=utf-8, 1",
        "504, 504, text/plain; charset=utf-8, ",
        "html-error, 503, text/html; charset=utf-8, ",
        "html, 200, text/html; charset=utf-8, "
    })
    void rule31AnAnswerInTheServersPlaceLeavesNothingDone(String name, int status, String type, String retryAfter) {
        fake.addFault(Faults.named(name).times(1));

        Answer answer = post(payments(), "{}").is(status);

        assertThat(answer.headers().get("Content-Type")).isEqualTo(type);
        assertThat(answer.headers().get("Retry-After")).isEqualTo(retryAfter);
        assertThat(answer.text()).isNotEmpty();
        assertThat(stored()).isEmpty();
        created("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "500", "502", "503", "504", "html-error", "html"})
    void rule31AnAnswerInTheServersPlaceCanHideWhatWasDone(String name) {
        fake.addFault(Faults.named(name + "-after-commit"));

        assertThat(post(payments(), "{}").headers().get("OData-Version")).isIn(null, "4.0");

        assertThat(stored()).hasSize(1);
    }

    @Test
    void rule31TooManyRequestsIsWordedAsTheServiceDoes() {
        fake.addFault(Faults.tooManyRequests(Duration.ofDays(1)));

        Answer answer = get("companies");

        answer.isRefused(429, "Application_TooManyRequests", "Too many requests reached. Actual (101). Maximum (100).");
        assertThat(answer.headers().get("Retry-After")).isEqualTo("86400");
    }

    @Test
    void rule31AnyHeaderCanBeSentWithAnAnswer() {
        fake.addFault(Faults.unavailable().withHeader("Retry-After", "Fri, 21 Aug 2026 07:28:00 GMT"));

        assertThat(get("companies").is(503).headers().get("Retry-After")).isEqualTo("Fri, 21 Aug 2026 07:28:00 GMT");
    }

    @Test
    void rule31AnExpiredTokenIsRefusedOnce() {
        fake.addFault(Faults.unauthorized().times(1));

        get("companies")
                .isRefused(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials");
        get("companies").is(200);
    }

    @Test
    void rule31AWrongContentTypeHidesARightAnswer() {
        fake.addFault(Faults.wrongContentType());

        Answer answer = created("{\"lineNumber\":7}");

        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.lineNumber()).isEqualTo(7);
    }

    @Test
    void rule31ADelayedAnswerComesLater() {
        long start = System.nanoTime();
        fake.addFault(Faults.delay(Duration.ofMillis(30)));

        created("{}");

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void rule31ADelayCanPassOnAVirtualClock() {
        onVirtualTime();
        fake.addFault(Faults.delay(Duration.ofSeconds(9)));

        get("companies").is(200);

        assertThat(clock.instant()).isEqualTo("2026-08-20T12:00:09Z");
    }

    @Test
    void rule31ATricklingAnswerComesPieceByPiece() {
        onVirtualTime();
        fake.addFault(Faults.trickle(10, Duration.ofSeconds(1)).on(Requests.posts()));

        String text = created("{}").text();

        assertThat(text)
                .endsWith("}")
                .isEqualTo(get(payment(stored().get(0).get("id"))).text());
        int pieces = (text.length() + 9) / 10;
        assertThat(clock.instant())
                .isEqualTo(Instant.parse("2026-08-20T12:00:00Z").plusSeconds(pieces));
    }

    @Test
    void rule31AHeldAnswerWaitsForTheTest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch latch = new CountDownLatch(1);
        fake.onAnswer((request, response) -> arrived.countDown());
        fake.addFault(Faults.heldBy(latch).on(Requests.posts()));

        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> post(payments(), "{}"), OWN_THREADS);
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stored()).hasSize(1);
        assertThat(answer).isNotDone();
        latch.countDown();

        answer.get(10, TimeUnit.SECONDS).is(201);
    }

    @Test
    void rule31SilenceEndsInAReadTimeout() {
        http = http.newBuilder().readTimeout(Duration.ofMillis(50)).build();
        fake.addFault(Faults.silence(Duration.ofMinutes(5)));

        assertThatThrownBy(() -> post(payments(), "{}")).hasCauseInstanceOf(SocketTimeoutException.class);

        assertThat(stored()).isEmpty();
    }

    @Test
    void rule31ACanceledCallDoesNotWaitForItsAnswer() throws Exception {
        CompletableFuture<IOException> failure = new CompletableFuture<>();
        Call call = http.newCall(new Request.Builder()
                .url(root + "companies")
                .header("Authorization", "Bearer token")
                .build());
        fake.addFault(Faults.heldBy(new CountDownLatch(1)));
        fake.onAnswer((request, response) -> call.cancel());

        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call canceled, IOException e) {
                failure.complete(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                response.close();
                failure.completeExceptionally(new AssertionError("answered"));
            }
        });

        assertThat(failure.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void rule31ALateCommitFollowsSoManyRequests() {
        fake.addFault(Faults.gatewayTimeout().thenCommit(2).on(Requests.posts()).times(1));

        post(payments(), "{\"lineNumber\":7}").is(504);

        assertThat(get(payments()).values()).isEmpty();
        assertThat(get(payments()).values()).isEmpty();
        assertThat(get(payments()).values()).hasSize(1);
        assertThat(fake.commitOutstanding()).isEmpty();
    }

    @Test
    void rule31ALateCommitFollowsAfterSomeTime() {
        onVirtualTime();
        fake.addFault(Faults.cutThenCommit(Duration.ofMinutes(16)).on(Requests.posts()));

        assertThatThrownBy(() -> post(payments(), "{}")).isInstanceOf(UncheckedIOException.class);

        clock.advance(Duration.ofMinutes(16).minusNanos(1));
        assertThat(get(payments()).values()).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(get(payments()).values()).hasSize(1);
    }

    @Test
    void rule31ALateCommitMeetsTheDataAsTheyAreByThen() {
        fake.addFault(Faults.cutThenCommit(5).on(Requests.saying("late")));
        assertThatThrownBy(() -> post(payments(), "{\"lineNumber\":7,\"comment\":\"late\"}"))
                .isInstanceOf(UncheckedIOException.class);

        created("{\"lineNumber\":7,\"comment\":\"early\"}");

        assertThat(fake.commitOutstanding())
                .singleElement()
                .satisfies(answer -> assertThat(answer.bodyText()).contains("Internal_EntityWithSameKeyExists"));
        assertThat(stored()).singleElement().satisfies(line -> assertThat(line).containsEntry("comment", "early"));
    }

    @Test
    void rule31AnotherWriterCanChangeALineBeforeItIsWritten() {
        Answer line = created("{}");
        UUID id = UUID.fromString((String) line.get("id"));
        fake.addFault(Faults.anotherWriter(request -> fake.changePayment(id, Map.of("comment", "theirs")))
                .on(Requests.patches())
                .times(1));

        patch(payment(id), "{\"comment\":\"mine\"}", "If-Match", line.etag()).isRefused(409, "Request_EntityChanged");

        assertThat(get(payment(id)).get("comment")).isEqualTo("theirs");
    }

    @Test
    void rule31AnotherWriterCanRemoveALineBeforeItIsWritten() {
        Answer line = created("{}");
        fake.addFault(Faults.anotherWriter(request -> fake.removePayment(UUID.fromString((String) line.get("id"))))
                .on(Requests.deletes()));

        delete(payment(line.get("id")), "If-Match", line.etag()).isRefused(404, "BadRequest_ResourceNotFound");
    }

    @Test
    void rule31AnotherWriterCanTakeALineNumber() {
        fake.addFault(Faults.anotherWriter(request -> fake.addPayment(fake.journalId(), Map.of("lineNumber", 7)))
                .on(Requests.posts())
                .nth(2));

        created("{\"lineNumber\":6}");
        post(payments(), "{\"lineNumber\":7}").isRefused(400, "Internal_EntityWithSameKeyExists");
        created("{\"lineNumber\":8}");
    }

    @Test
    void rule31AnotherWriterCanPostTheJournal() {
        Answer line = created("{\"customerNumber\":\"10000\",\"documentNumber\":\"P1\",\"amount\":-10}");
        fake.addFault(Faults.anotherWriter(request -> fake.postJournal(fake.journalId()))
                .on(Requests.patches())
                .times(1));

        patch(payment(line.get("id")), "{\"comment\":\"late\"}", "If-Match", line.etag())
                .isRefused(404, "BadRequest_ResourceNotFound");

        assertThat(fake.payments(fake.journalId())).isEmpty();
        assertThat(fake.customerLedgerEntries()).hasSize(1);
    }

    @Test
    void rule31AJournalThatTheServerWouldNotPostIsRefusedToTheOtherWriterToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.postJournal(fake.journalId()))
                .withMessageContaining("There is nothing to post.");
    }
}
