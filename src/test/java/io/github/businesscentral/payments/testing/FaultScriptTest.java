package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a fault strikes, how often, and how it is asked for by name. */
class FaultScriptTest extends StandInTest {
    private List<Integer> statuses(String... addresses) {
        List<Integer> statuses = new ArrayList<>();
        for (String address : addresses) {
            statuses.add(get(address).status());
        }
        return statuses;
    }

    @Test
    void aFaultStrikesEveryRequestUnlessToldOtherwise() {
        ScriptedFault fault = Faults.gatewayTimeout();
        fake.addFault(fault);

        assertThat(statuses("companies", "companies")).containsExactly(504, 504);
        assertThat(fault.struck()).isEqualTo(2);
        fake.removeFault(fault);
        assertThat(statuses("companies")).containsExactly(200);
    }

    @Test
    void onlyMatchingRequestsAreCounted() {
        for (ScriptedFault fault : List.of(
                Faults.gatewayTimeout().on(Requests.to("customers")).times(2),
                Faults.gatewayTimeout().times(2).on(Requests.to("customers")))) {
            fake.addFault(fault);

            assertThat(statuses("companies", company() + "customers", company() + "accounts"))
                    .containsExactly(200, 504, 200);
            assertThat(statuses(company() + "customers", company() + "customers"))
                    .containsExactly(504, 200);
            assertThat(fault.struck()).isEqualTo(2);
        }
    }

    @Test
    void oneRequestOfSeveralCanBePicked() {
        fake.addFault(Faults.gatewayTimeout().nth(2));

        assertThat(statuses("companies", "companies", "companies")).containsExactly(200, 504, 200);
    }

    @Test
    void requestsAreMatchedByMethodPathAndBody() {
        FakeRequest[] seen = new FakeRequest[1];
        fake.onAnswer((request, response) -> seen[0] = request);
        post(payments(), "{\"comment\":\"x\"}");

        assertThat(Requests.posts().and(Requests.writes())).accepts(seen[0]);
        assertThat(Requests.gets().or(Requests.patches()).or(Requests.deletes()))
                .rejects(seen[0]);
        assertThat(Requests.to("customerPayments").and(Requests.saying("\"x\"")))
                .accepts(seen[0]);
        assertThat(Requests.to("salesInvoices").or(Requests.saying("\"y\""))).rejects(seen[0]);
    }

    @Test
    void theObserverSeesTheFaultsOfEachAnswer() {
        List<String> log = new ArrayList<>();
        fake.onAnswer((request, response) ->
                log.add(request.method() + " " + response + " " + String.join(" ", response.faults())));
        fake.addFault(Faults.cutAfterCommit().on(Requests.posts()).nth(2));
        fake.addFault(Faults.anotherWriter(request -> {}).on(Requests.posts()));

        get("companies");
        post(payments(), "{}");
        assertThat(catching(() -> post(payments(), "{}"))).isNotNull();

        assertThat(log)
                .containsExactly(
                        "GET 200 ",
                        "POST 201 another-writer",
                        "POST broken connection cut-after-commit another-writer");
    }

    private static Throwable catching(Runnable action) {
        try {
            action.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void everyFaultIsKnownByItsName() {
        assertThat(Faults.names())
                .contains("cut-before-commit", "cut-after-commit", "cut-then-commit", "cut-mid-body", "delay", "401")
                .contains("408", "408-after-commit", "408-then-commit", "429", "429-retry-after", "silence", "html")
                .allSatisfy(
                        name -> assertThat(name).startsWith(Faults.named(name).name()));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.named("cut"))
                .withMessageStartingWith("there is no fault cut; there are cut-before-commit, cut-after-commit, ");
    }

    @Test
    void aSpecificationCanCountRequests() {
        fake.addFault(Faults.parse("503:2"));

        assertThat(statuses("companies", "companies", "companies")).containsExactly(503, 503, 200);
    }

    @Test
    void aSpecificationCanHaveAProbability() {
        fake.addFault(Faults.parse("503:0.5"));

        List<Integer> statuses = statuses(Collections.nCopies(50, "companies").toArray(String[]::new));

        assertThat(statuses).contains(200, 503);
    }

    @Test
    void aSpecificationWithoutANumberStrikesAlways() {
        fake.addFault(Faults.parse("503"));

        assertThat(statuses("companies", "companies")).containsExactly(503, 503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "503:", "503:x", "503:-1", "503:1:2", "503:0", "503:1.5"})
    void aSpecificationThatCannotBeReadIsRefused(String specification) {
        assertThatIllegalArgumentException().isThrownBy(() -> Faults.parse(specification));
    }

    @Test
    void nothingIsCommittedTwice() {
        for (ScriptedFault fault : List.of(
                Faults.cutAfterCommit(),
                Faults.cutMidBody(),
                Faults.delay(Duration.ZERO),
                Faults.cutThenCommit(1),
                Faults.custom("mine", (request, server) -> server.apply(request)))) {
            assertThatIllegalStateException()
                    .isThrownBy(fault::afterCommit)
                    .withMessage(fault + " has the request carried out already, and once is enough");
            assertThatIllegalStateException().isThrownBy(() -> fault.thenCommit(1));
            assertThatIllegalStateException().isThrownBy(() -> fault.thenCommit(Duration.ZERO));
        }
    }

    @Test
    void countsBelowOneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.serverError().times(0))
                .withMessage("a fault that strikes 0 times; it must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.serverError().thenCommit(0))
                .withMessage("a commit after 0 requests; at least 1 must follow");
    }

    @Test
    void anyAnswerCanBeScripted() {
        fake.addFault(Faults.answering("teapot", FakeResponse.of(418))
                .withDelay(Duration.ofMillis(1))
                .afterCommit());

        post(payments(), "{}").is(418);

        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }
}
