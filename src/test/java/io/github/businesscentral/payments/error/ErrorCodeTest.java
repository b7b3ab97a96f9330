package io.github.businesscentral.payments.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void equalByItsText() {
        assertThat(ErrorCode.of("Request_EntityChanged"))
                .isEqualTo(ErrorCode.ENTITY_CHANGED)
                .hasSameHashCodeAs(ErrorCode.ENTITY_CHANGED)
                .hasToString("Request_EntityChanged")
                .isNotEqualTo(ErrorCode.of("request_entitychanged"))
                .isNotEqualTo("Request_EntityChanged");
    }

    @Test
    void theEmptyTextIsNone() {
        assertThat(ErrorCode.of("")).isSameAs(ErrorCode.NONE);
        assertThat(ErrorCode.NONE.value()).isEmpty();
    }

    @Test
    void theConstantsAreTheServersTexts() {
        assertThat(ErrorCode.DIALOG_EXCEPTION.value()).isEqualTo("Application_DialogException");
        assertThat(ErrorCode.STRING_EXCEEDED_LENGTH.value()).isEqualTo("Application_StringExceededLength");
        assertThat(ErrorCode.TOO_MANY_REQUESTS.value()).isEqualTo("Application_TooManyRequests");
        assertThat(ErrorCode.INVALID_TOKEN.value()).isEqualTo("BadRequest_InvalidToken");
        assertThat(ErrorCode.NOT_FOUND.value()).isEqualTo("BadRequest_NotFound");
        assertThat(ErrorCode.RESOURCE_NOT_FOUND.value()).isEqualTo("BadRequest_ResourceNotFound");
        assertThat(ErrorCode.RECORD_NOT_FOUND.value()).isEqualTo("Internal_RecordNotFound");
        assertThat(ErrorCode.COMPANY_NOT_FOUND.value()).isEqualTo("Internal_CompanyNotFound");
        assertThat(ErrorCode.ENTITY_WITH_SAME_KEY_EXISTS.value()).isEqualTo("Internal_EntityWithSameKeyExists");
        assertThat(ErrorCode.INVALID_TABLE_RELATION.value()).isEqualTo("Internal_InvalidTableRelation");
        assertThat(ErrorCode.TENANT_UNAVAILABLE.value()).isEqualTo("Internal_TenantUnavailable");
        assertThat(ErrorCode.ENTITY_CHANGED.value()).isEqualTo("Request_EntityChanged");
        assertThat(ErrorCode.INVALID_CREDENTIALS.value()).isEqualTo("Authentication_InvalidCredentials");
    }

    @Test
    void refusesNull() {
        assertThatNullPointerException().isThrownBy(() -> ErrorCode.of(null)).withMessage("value");
    }
}
