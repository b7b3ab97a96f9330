package io.github.businesscentral.payments.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiExceptionTest {
    private static final CallSummary CALL = CallSummary.of(
            "PATCH", "https://bc.example.com/payments", 2, Duration.ofMillis(640), Duration.ofMillis(500));

    // business-central.md 5.2, row by row.
    @ParameterizedTest
    @CsvSource({
        "400, Application_DialogException, InvalidRequestException",
        "400, Application_StringExceededLength, InvalidRequestException",
        "400, Application_FieldValidationException, InvalidRequestException",
        "400, Application_EvaluateException, InvalidRequestException",
        "400, Application_InvalidGUID, InvalidRequestException",
        "400, Application_FilterErrorException, InvalidRequestException",
        "400, Application_CallbackNotAllowed, InvalidRequestException",
        "400, BadRequest, InvalidRequestException",
        "400, BadRequest_InvalidToken, InvalidRequestException",
        "400, BadRequest_InvalidOperation, InvalidRequestException",
        "400, BadRequest_RequiredParamNotProvided, InvalidRequestException",
        "400, BadRequest_InvalidRequestUrl, InvalidRequestException",
        "400, Internal_EntityWithSameKeyExists, DuplicateKeyException",
        "400, Internal_InvalidTableRelation, InvalidRequestException",
        "400, Internal_DataNotFoundFilter, InvalidRequestException",
        "404, Internal_RecordNotFound, NotFoundException",
        "400, Internal_RecordNotFound, NotFoundException",
        "400, Unknown, InvalidRequestException",
        "401, Authentication_InvalidCredentials, AuthenticationException",
        "401, Unauthorized, AuthenticationException",
        "403, '', PermissionException",
        "404, BadRequest_NotFound, NotFoundException",
        "404, BadRequest_ResourceNotFound, NotFoundException",
        "404, Internal_CompanyNotFound, NotFoundException",
        "405, BadRequest_MethodNotAllowed, InvalidRequestException",
        "408, '', ApiException",
        "409, Request_EntityChanged, ConcurrentChangeException",
        "413, '', InvalidRequestException",
        "415, '', InvalidRequestException",
        "429, Application_TooManyRequests, ThrottledException",
        "500, Internal_ServerError, ApiException",
        "500, '', ApiException",
        "501, BadRequest_MethodNotImplemented, InvalidRequestException",
        "502, '', UnavailableException",
        "503, '', UnavailableException",
        "503, Internal_TenantUnavailable, UnavailableException",
        "504, '', UnavailableException"
    })
    void everyRowOfTheErrorTableHasItsMeaning(int status, String code, String expected) {
        ApiException exception = ApiException.of(answer(status, code), CALL);

        assertThat(exception.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(exception.status()).isEqualTo(status);
        assertThat(exception.code()).isEqualTo(ErrorCode.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Request_EntityChanged, ConcurrentChangeException",
        "409, Internal_EntityWithSameKeyExists, DuplicateKeyException",
        "503, Application_TooManyRequests, ThrottledException",
        "404, Internal_TenantUnavailable, UnavailableException",
        "400, Internal_CompanyNotFound, NotFoundException",
        "500, Internal_RecordNotFound, NotFoundException",
        "403, Authentication_InvalidCredentials, AuthenticationException",
        "400, Authentication_SomethingNew, AuthenticationException",
        "401, Authorization_SomethingNew, PermissionException"
    })
    void theCodeCountsBeforeTheStatus(int status, String code, String expected) {
        ApiException exception = ApiException.of(answer(status, code), CALL);

        assertThat(exception.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequestException",
        "401, AuthenticationException",
        "404, NotFoundException",
        "412, ConcurrentChangeException",
        "418, ApiException",
        "429, ThrottledException",
        "505, ApiException"
    })
    void withoutACodeTheStatusCounts(int status, String expected) {
        assertThat(ApiException.of(answer(status, ""), CALL).getClass().getSimpleName())
                .isEqualTo(expected);
        assertThat(ApiException.of(answer(status, "Some_NewCode"), CALL)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void aConflictOfAnotherCodeIsNoConcurrentChange() {
        assertThat(ApiException.of(answer(409, "Some_OtherConflict"), CALL)).isExactlyInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource({"AuthenticationX_Code", "Authentication", "X_Authentication_Y"})
    void aFamilyIsThePartBeforeTheUnderscore(String code) {
        assertThat(ApiException.of(answer(400, code), CALL)).isExactlyInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theMessageHasStatusCodeReasonWayOutIdAndCall() {
        ErrorResponse answer = ErrorResponse.builder(409)
                .code(ErrorCode.ENTITY_CHANGED)
                .message("Another user has already changed the record.")
                .correlationId("9c923b51-4400-455a-a410-9ddfb4ee603a")
                .build();

        assertThat(ApiException.of(answer, CALL))
                .hasMessage("HTTP 409 Request_EntityChanged: Another user has already changed the record."
                        + " Read the entity again and apply your change to the new version."
                        + " Correlation id 9c923b51-4400-455a-a410-9ddfb4ee603a."
                        + " [PATCH https://bc.example.com/payments, 2 attempts, 640 ms]");
    }

    @Test
    void aMessageWithoutReasonCodeOrIdStillReadsWell() {
        assertThat(ApiException.of(answer(503, ""), CALL))
                .hasMessage("HTTP 503: the server gave no reason. Try again later."
                        + " [PATCH https://bc.example.com/payments, 2 attempts, 640 ms]");
    }

    @Test
    void anAnswerWithoutAMeaningOfItsOwnHasOnlyTheServersReason() {
        ErrorResponse answer =
                ErrorResponse.builder(500).message("Oops.").correlationId("id").build();

        assertThat(ApiException.of(answer, CALL))
                .hasMessage("HTTP 500: Oops. Correlation id id."
                        + " [PATCH https://bc.example.com/payments, 2 attempts, 640 ms]");
    }

    @Test
    void aReasonWithoutAFullStopGetsOne() {
        ErrorResponse answer = ErrorResponse.builder(503).message("Busy").build();

        assertThat(ApiException.of(answer, CALL)).hasMessageStartingWith("HTTP 503: Busy. Try again later. [");
    }

    @ParameterizedTest
    @CsvSource({
        "400, Nothing was changed. Correct the request",
        "401, Microsoft Entra applications",
        "401, the user's name and web service access key",
        "403, permission set",
        "404, The address does not exist",
        "412, Read the entity again",
        "429, retryAfter()",
        "503, Try again later"
    })
    void everyMeaningShowsAWayOut(int status, String wayOut) {
        assertThat(ApiException.of(answer(status, ""), CALL)).hasMessageContaining(wayOut);
    }

    @ParameterizedTest
    @CsvSource({
        "BadRequest_NotFound, The address does not exist",
        "Internal_CompanyNotFound, no such company",
        "BadRequest_ResourceNotFound, posted or deleted",
        "Internal_RecordNotFound, posted or deleted"
    })
    void notFoundTellsAnAddressFromARecord(String code, String wayOut) {
        assertThat(ApiException.of(answer(404, code), CALL)).hasMessageContaining(wayOut);
    }

    @Test
    void aDuplicateKeyShowsAWayOut() {
        assertThat(ApiException.of(answer(400, "Internal_EntityWithSameKeyExists"), CALL))
                .hasMessageContaining("Look at the record that has the key, or choose another key.");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectTellsWhereItLeadsAndWhyItIsNotFollowed(int status) {
        ErrorResponse answer = ErrorResponse.builder(status)
                .headers(Headers.of("Location", "https://other.example.com/api"))
                .build();

        assertThat(ApiException.of(answer, CALL))
                .isExactlyInstanceOf(ApiException.class)
                .hasMessageContaining("https://other.example.com/api")
                .hasMessageContaining("Redirects are not followed")
                .hasMessageContaining("set the endpoint");
    }

    @Test
    void aRedirectToNowhereDoesNotSpeakOfNull() {
        assertThat(ApiException.of(answer(302, ""), CALL).getMessage()).doesNotContain("null");
    }

    @Test
    void aRedirectKeepsTheValuesOfItsQueryOutOfTheMessage() {
        ErrorResponse answer = ErrorResponse.builder(302)
                .headers(
                        Headers.of("Location", "https://other.example.com/api?$filter=customerNumber%20eq%20'C-10000'"))
                .build();

        assertThat(ApiException.of(answer, CALL))
                .hasMessageContaining("https://other.example.com/api")
                .message()
                .doesNotContain("C-10000");
    }

    @Test
    void allPartsOfTheAnswerCanBeRead() {
        Headers headers = Headers.of("Retry-After", "7");
        ErrorResponse answer = ErrorResponse.builder(503)
                .code(ErrorCode.TENANT_UNAVAILABLE)
                .message("m")
                .correlationId("id")
                .retryAfter(Duration.ofSeconds(7))
                .rawBody("{}")
                .headers(headers)
                .build();

        ApiException exception = ApiException.of(answer, CALL);

        assertThat(exception.status()).isEqualTo(503);
        assertThat(exception.code()).isEqualTo(ErrorCode.TENANT_UNAVAILABLE);
        assertThat(exception.serverMessage()).isEqualTo("m");
        assertThat(exception.correlationId()).contains("id");
        assertThat(exception.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(exception.rawBody()).isEqualTo("{}");
        assertThat(exception.headers()).isEqualTo(headers);
        assertThat(exception.call()).isSameAs(CALL);
        assertThat(exception.attempts()).isEqualTo(2);
        assertThat(exception.elapsed()).isEqualTo(Duration.ofMillis(640));
    }

    @Test
    void whatTheAnswerDidNotHaveIsEmpty() {
        ApiException exception = ApiException.of(answer(500, ""), CALL);

        assertThat(exception.code()).isEqualTo(ErrorCode.NONE);
        assertThat(exception.serverMessage()).isEmpty();
        assertThat(exception.correlationId()).isEmpty();
        assertThat(exception.retryAfter()).isEmpty();
        assertThat(exception.rawBody()).isEmpty();
        assertThat(exception.headers()).isEmpty();
        assertThat(exception).hasNoCause();
    }

    @Test
    void headersAndBodyStayOutOfTheMessage() {
        ErrorResponse answer = ErrorResponse.builder(400)
                .rawBody("secret-body")
                .headers(Headers.of("Set-Cookie", "secret-cookie"))
                .build();

        assertThat(ApiException.of(answer, CALL).toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"409, Request_EntityChanged", "429, Application_TooManyRequests", "500, ''", "404, ''"})
    void serializedItKeepsAllButTheHeaders(int status, String code) throws IOException, ClassNotFoundException {
        ErrorResponse answer = ErrorResponse.builder(status)
                .code(ErrorCode.of(code))
                .message("m")
                .correlationId("id")
                .retryAfter(Duration.ofSeconds(7))
                .rawBody("{}")
                .headers(Headers.of("X-A", "b"))
                .build();
        ApiException exception = ApiException.of(answer, CALL);

        ApiException read = throughBytes(exception);

        assertThat(read).hasSameClassAs(exception).hasMessage(exception.getMessage());
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.code()).isEqualTo(exception.code()).hasSameHashCodeAs(exception.code());
        assertThat(read.serverMessage()).isEqualTo("m");
        assertThat(read.correlationId()).contains("id");
        assertThat(read.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(read.rawBody()).isEqualTo("{}");
        assertThat(read.headers()).isEmpty();
        assertThat(read.call()).hasToString(CALL.toString());
        assertThat(read.call().waited()).isEqualTo(CALL.waited());
    }

    private static ErrorResponse answer(int status, String code) {
        return ErrorResponse.builder(status).code(ErrorCode.of(code)).build();
    }

    private static ApiException throughBytes(ApiException exception) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(exception);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (ApiException) in.readObject();
        }
    }
}
