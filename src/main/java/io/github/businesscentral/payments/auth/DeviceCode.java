package io.github.businesscentral.payments.auth;

import java.time.Duration;

/** What to show to the person who is to sign in. */
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

    /** The code to be typed in. */
    public String userCode() {
        return userCode;
    }

    /** The address of the page that asks for it. */
    public String verificationUri() {
        return verificationUri;
    }

    /** Both in a sentence, in the identity provider's words. */
    public String message() {
        return message;
    }

    /** How long the code is good for, from now on. */
    public Duration validFor() {
        return validFor;
    }

    /** Without the code: whoever reads it in time could have another person sign in with it. */
    @Override
    public String toString() {
        return "DeviceCode[" + verificationUri + "]";
    }
}
