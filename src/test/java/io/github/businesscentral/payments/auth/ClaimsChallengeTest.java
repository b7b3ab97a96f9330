package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A 401 that says what the next token must hold. */
class ClaimsChallengeTest {
    private static final String CLAIMS =
            "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1755684000\"},\"x\":{\"value\":\"ü?>\"}}}";

    private final ScriptedProvider provider =
            new ScriptedProvider().then("token-1", Instant.MAX).then("token-2", Instant.MAX);
    private TokenServer server;
    private OkHttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
        server.accept("token-2");
        client = server.client(provider);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String challenge(String claims) {
        return "Basic realm=\"x\", Bearer realm=\"\", authorization_uri=\"https://login.example/authorize\","
                + " error=\"insufficient_claims\", claims=\"" + claims + "\"";
    }

    @Test
    void claimsArePassedOnAsTheyAre() throws IOException {
        byte[] json = CLAIMS.getBytes(StandardCharsets.UTF_8);
        for (Base64.Encoder encoder :
                new Base64.Encoder[] {Base64.getEncoder(), Base64.getEncoder().withoutPadding(), Base64.getUrlEncoder()
                }) {
            ScriptedProvider asked =
                    new ScriptedProvider().then("token-1", Instant.MAX).then("token-2", Instant.MAX);
            server.challenge(challenge(encoder.encodeToString(json)));

            assertThat(server.get(server.client(asked))).isEqualTo(200);

            assertThat(asked.requests().get(0).claims()).isEmpty();
            assertThat(asked.requests().get(1).claims()).contains(CLAIMS);
            assertThat(asked.requests().get(1).rejected())
                    .map(AccessToken::value)
                    .contains("token-1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "bm8ganNvbg==", "W10=", "e30", "eyJ"})
    void claimsThatNobodyCouldReadAreLeftOut(String claims) throws IOException {
        server.challenge(challenge(claims));

        assertThat(server.get(client)).isEqualTo(200);

        boolean isEmptyObject = claims.equals("e30");
        assertThat(provider.requests().get(1).claims().isPresent()).isEqualTo(isEmptyObject);
    }

    @Test
    void claimsOfUnusualLengthAreLeftOut() throws IOException {
        String json = "{\"a\":\"" + "x".repeat(20_000) + "\"}";
        server.challenge(challenge(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.US_ASCII))));

        assertThat(server.get(client)).isEqualTo(200);

        assertThat(provider.requests().get(1).claims()).isEmpty();
    }

    @Test
    void claimsOfAnotherSchemeAreNotOurs() throws IOException {
        server.challenge("Digest claims=\"e30\"");

        assertThat(server.get(client)).isEqualTo(200);

        assertThat(provider.requests().get(1).claims()).isEmpty();
    }
}
