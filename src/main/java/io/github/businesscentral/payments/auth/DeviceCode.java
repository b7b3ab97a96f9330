package io.github.businesscentral.payments.auth;

import java.time.Duration;

/** The code and address to show to the person who signs in. */
public final class DeviceCode {
    private final String userCode;
    private final String verificationUri;
    private final String message;
    private final Duration validFor;

    DeviceCode(String userCode, String verificationUri, String message, long seconds) {
        this.userCode = userCode;
        this.verificationUri = verificationUri;
        this.message = message;
        this.validFor = Duration.ofSeconds(seconds);
    }

    /** The code to enter. */
    public String userCode() {
        return userCode;
    }

    /** The address of the page to enter it on. */
    public String verificationUri() {
        return verificationUri;
    }

    /** A sentence with both, in the identity provider's words. */
    public String message() {
        return message;
    }

    /** How long the code is valid, from now. */
    public Duration validFor() {
        return validFor;
    }

    /** Leaves out the code. Anyone who reads it in time could trick another person into signing in with it. */
    @Override
    public String toString() {
        return "DeviceCode[" + verificationUri + "]";
    }
}
