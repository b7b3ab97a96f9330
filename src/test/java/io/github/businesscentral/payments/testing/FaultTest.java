package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTest extends StandInTest {
    @Test
    void aFaultCanKeepARequestFromTheServer() {
        Fault busy =
                (request, server) -> FakeResponse.of(503, "text/html", "<html>").withHeader("Retry-After", "3");
        fake.addFault(busy);

        Answer answer = post(payments(), "{}").is(503);

        assertThat(answer.text()).isEqualTo("<html>");
        assertThat(answer.headers().get("Retry-After")).isEqualTo("3");
        assertThat(fake.payments(fake.journalId())).isEmpty();

        fake.removeFault(busy);
        created("{}");
    }

    @Test
    void aFaultCanLoseTheAnswerOfARequestThatWasCarriedOut() {
        fake.addFault((request, server) -> {
            server.apply(request);
            return FakeResponse.brokenConnection();
        });

        assertThatThrownBy(() -> post(payments(), "{}")).isInstanceOf(UncheckedIOException.class);
        assertThat(fake.payments(fake.journalId())).hasSize(1);
    }

    @Test
    void aFaultStandsAroundThoseAddedBefore() {
        List<String> order = new ArrayList<>();
        for (String name : List.of("inner", "outer")) {
            fake.addFault((request, server) -> {
                order.add(name);
                return server.apply(request);
            });
        }

        get("companies").is(200);

        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    void requestsAreRememberedUpToALimit() {
        rebuild(FakeBusinessCentral.builder().requestsKept(2));
        get("companies");
        get("companies?company=x", "Authorization", "none").is(401);
        post(payments(), "{\"comment\":\"x\"}", "Prefer", "a=b");

        assertThat(fake.requests()).hasSize(2);
        FakeRequest refused = fake.requests().get(0);
        FakeRequest create = fake.requests().get(1);
        assertThat(refused.query()).isEqualTo("company=x");
        assertThat(create.method()).isEqualTo("POST");
        assertThat(create.path()).endsWith("/" + payments());
        assertThat(create.query()).isEmpty();
        assertThat(create.header("prefer")).isEqualTo("a=b");
        assertThat(create.header("Content-Type")).startsWith("application/json");
        assertThat(create.bodyText()).isEqualTo("{\"comment\":\"x\"}");
        assertThat(create).hasToString("POST " + create.path());

        fake.clearRequests();
        assertThat(fake.requests()).isEmpty();
    }
}
