package io.github.businesscentral.payments;

/** Secrets that are obviously no secrets. Every test signs in with them, and nothing that is logged may hold them. */
public final class PlantedSecrets {
    public static final String TOKEN = "planted-access-token-that-opens-nothing";
    public static final String OTHER_TOKEN = "planted-other-access-token-that-opens-nothing";
    public static final String CLIENT_SECRET = "planted-client-secret-that-opens-nothing";
    public static final String KEY_PASSWORD = "planted-key-password-that-opens-nothing";
    public static final String ASSERTION = "planted-assertion-that-opens-nothing";
    public static final String REFRESH_TOKEN = "planted-refresh-token-that-opens-nothing";
    public static final String DEVICE_CODE = "planted-device-code-that-opens-nothing";
    public static final String ACCESS_KEY = "planted-access-key-that-opens-nothing";

    /** What all of them begin with. */
    public static final String MARK = "planted-";

    private PlantedSecrets() {}
}
