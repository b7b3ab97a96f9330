package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** An identity provider that answers what the test has put up; OkHttp leads there whatever MSAL sends to Microsoft. */
final class TokenEndpoint implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Set<String> hosts = new ConcurrentSkipListSet<>();

    TokenEndpoint() throws IOException {
        QueueDispatcher answers = new QueueDispatcher();
        // A request too many is refused at once instead of waiting for an answer.
        answers.setFailFast(true);
        server.setDispatcher(answers);
        server.start();
    }

    TokenEndpoint answer(int status, String contentType, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", contentType)
                .body(body)
                .build());
        return this;
    }

    TokenEndpoint answer(int status, String json) {
        return answer(status, "application/json", json);
    }

    /** Puts up an answer with a token that is good for an hour. */
    TokenEndpoint token(String token) {
        return answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + token + "\"}");
    }

    OkHttpClient http() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Request from = chain.request();
                    if (from.url().host().equals(server.getHostName())) {
                        return chain.proceed(from);
                    }
                    hosts.add(from.url().host());
                    HttpUrl there = from.url()
                            .newBuilder()
                            .scheme("http")
                            .host(server.getHostName())
                            .port(server.getPort())
                            .build();
                    return chain.proceed(from.newBuilder().url(there).build());
                })
                .build();
    }

    /** Lets the test answer by itself. */
    void answerWith(Function<RecordedRequest, MockResponse> answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answers.apply(request);
            }
        });
    }

    TokenRequest request() {
        return TokenRequest.of(http());
    }

    TokenException failureOf(TokenProvider provider) {
        TokenException failure = catchThrowableOfType(TokenException.class, () -> provider.token(request()));
        assertThat(failure).isNotNull();
        return failure;
    }

    /** The hosts that were meant. */
    Set<String> hosts() {
        return hosts;
    }

    int requests() {
        return server.getRequestCount();
    }

    /** The next request that arrived, none if there is no other. */
    RecordedRequest sent() throws InterruptedException {
        assertThat(server.getRequestCount()).as("requests").isPositive();
        return server.takeRequest();
    }

    /** The parameters in a request's body. */
    static Map<String, String> form(RecordedRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String parameter : request.getBody().utf8().split("&")) {
            String[] parts = parameter.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.close();
    }
}
