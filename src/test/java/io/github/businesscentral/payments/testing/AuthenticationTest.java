package io.github.businesscentral.payments.testing;

import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest extends StandInTest {
    @Test
    void rule2WithoutCredentialsNobodyComesIn() {
        Answer answer = call(http, new Request.Builder().url(root + "companies").build());

        answer.isRefused(401, "Authentication_InvalidCredentials", "The server has rejected the client credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "Bearer", "Bearer ", "Digest abc"})
    void rule2OtherSchemesAreNoCredentials(String authorization) {
        get("companies", "Authorization", authorization).isRefused(401, "Authentication_InvalidCredentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer anything", "bearer anything", "Basic dXNlcjprZXk="})
    void rule2AnyTokenOrPasswordIsAccepted(String authorization) {
        get("companies", "Authorization", authorization).is(200);
    }

    @Test
    void rule2ARejectedTokenIsRefusedUntilItIsAcceptedAgain() {
        fake.rejectToken("expired");

        get("companies", "Authorization", "Bearer expired").isRefused(401, "Authentication_InvalidCredentials");
        get("companies", "Authorization", "Bearer fresh").is(200);

        fake.acceptToken("expired");
        get("companies", "Authorization", "Bearer expired").is(200);
    }

    @Test
    void rule2AForbiddenTokenLacksPermission() {
        fake.forbidToken("weak");

        get("companies", "Authorization", "Bearer weak")
                .isRefused(
                        403,
                        "Authorization_PermissionDenied",
                        "Sorry, the current permissions prevented the action. (TableData 81 Gen. Journal Line Read: Base"
                                + " Application)");
    }
}
