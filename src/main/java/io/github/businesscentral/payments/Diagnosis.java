package io.github.businesscentral.payments;

import io.github.businesscentral.payments.error.BusinessCentralException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which step of the set-up is missing, as {@link CustomerPaymentsClient#diagnose} found it from the server's answers ({@code
 * business-central.md} 1.2 and 5.2).
 */
public final class Diagnosis {
    /** The step that is missing; more may be added. */
    public enum Finding {
        /** The payments can be read. Whether they can be written, only a write shows. */
        READY,
        /** The identity provider gave no token, so Business Central was not asked. */
        NO_TOKEN,
        /** The token was refused before it reached the environment. */
        TOKEN_REFUSED,
        /** The environment refused the token: the application is not registered there, or the token is not meant for it. */
        APPLICATION_NOT_REGISTERED,
        /** The application or user is known, and may not read what is needed. */
        PERMISSION_MISSING,
        /** There is no such environment, or the address is not that of the API. */
        ENVIRONMENT_UNKNOWN,
        /** The environment has no such company. */
        COMPANY_UNKNOWN,
        /** No answer came: the address, the network, a proxy or TLS stands in the way. */
        UNREACHABLE,
        /** Something else went wrong; it says nothing about the set-up. */
        UNCLEAR
    }

    private final Finding finding;
    private final String explanation;
    private final @Nullable BusinessCentralException failure;

    private Diagnosis(Finding finding, String explanation, @Nullable BusinessCentralException failure) {
        this.finding = Objects.requireNonNull(finding, "finding");
        this.explanation = Objects.requireNonNull(explanation, "explanation");
        this.failure = failure;
    }

    /** Makes a diagnosis, for fakes of the client. */
    public static Diagnosis of(Finding finding, String explanation) {
        return new Diagnosis(finding, explanation, null);
    }

    static Diagnosis of(Finding finding, String explanation, BusinessCentralException failure) {
        return new Diagnosis(finding, explanation, failure);
    }

    /** What to branch on. */
    public Finding finding() {
        return finding;
    }

    /** Whether nothing was found missing. */
    public boolean isReady() {
        return finding == Finding.READY;
    }

    /** What is missing and where to put it right, in English; holds no secret. */
    public String explanation() {
        return explanation;
    }

    /** The answer or failure that the finding comes from; none if nothing is missing. */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return finding + ": " + explanation;
    }
}
