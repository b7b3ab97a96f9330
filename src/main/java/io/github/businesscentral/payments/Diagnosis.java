package io.github.businesscentral.payments;

import io.github.businesscentral.payments.error.BusinessCentralException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@link CustomerPaymentsClient#diagnose diagnose(…)}: the missing step of the set-up, derived from the server's
 * responses ({@code business-central.md} 1.2 and 5.2).
 */
public final class Diagnosis {
    /** The missing step. Later versions may add values. */
    public enum Finding {
        /** The payments can be read. Only a write can show whether they can be written. */
        READY,
        /** The identity provider issued no token, so nothing was sent to Business Central. */
        NO_TOKEN,
        /** The token was rejected before it reached the environment. */
        TOKEN_REFUSED,
        /** The environment rejected the token: the application is not registered there, or the token is for another service. */
        APPLICATION_NOT_REGISTERED,
        /** The application or user is known, but lacks a permission to read. */
        PERMISSION_MISSING,
        /** The environment does not exist, or the address is not that of the API. */
        ENVIRONMENT_UNKNOWN,
        /** The company does not exist in the environment. */
        COMPANY_UNKNOWN,
        /** No response arrived, because of the address, the network, a proxy or TLS. */
        UNREACHABLE,
        /** Another failure, which is inconclusive about the set-up. */
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

    /** Returns a diagnosis. For fakes of the client. */
    public static Diagnosis of(Finding finding, String explanation) {
        return new Diagnosis(finding, explanation, null);
    }

    static Diagnosis of(Finding finding, String explanation, BusinessCentralException failure) {
        return new Diagnosis(finding, explanation, failure);
    }

    /** The missing step, for use in conditions. */
    public Finding finding() {
        return finding;
    }

    /** Whether no step is missing. */
    public boolean isReady() {
        return finding == Finding.READY;
    }

    /** What is missing and how to fix it, in English. Contains no secret. */
    public String explanation() {
        return explanation;
    }

    /** The response or failure behind the finding. Empty if nothing is missing. */
    public Optional<BusinessCentralException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return finding + ": " + explanation;
    }
}
