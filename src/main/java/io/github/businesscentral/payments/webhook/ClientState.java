package io.github.businesscentral.payments.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the {@code clientState} of subscriptions from a secret of yours, and verifies it. The server repeats the state in each
 * notification. Notifications have no signature ({@code business-central.md} 9.4).
 *
 * <p>The state is an HMAC-SHA256 of the resource. Every process that has the secret can verify it, and a leaked state is useless
 * for any other resource. People who may read the environment's subscriptions can see the state, but not the secret. Use a
 * different secret for each environment, because a copy of an environment has the same company ids.
 *
 * <p>Immutable. No message and no {@code toString()} contains the secret.
 */
public final class ClientState {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 32;

    private final SecretKeySpec key;
    private final List<ClientState> older;

    private ClientState(SecretKeySpec key, List<ClientState> older) {
        this.key = key;
        this.older = older;
    }

    /**
     * Uses this secret, which must have at least 32 random bytes, for example from {@code openssl rand 32}.
     *
     * @throws IllegalArgumentException if the secret is shorter
     */
    public static ClientState of(byte[] secret) {
        Objects.requireNonNull(secret, "secret");
        if (secret.length < LEAST_BYTES) {
            throw new IllegalArgumentException("The secret is " + secret.length + " bytes long. Use at least "
                    + LEAST_BYTES + " random bytes, such as those of: openssl rand -base64 32");
        }
        return new ClientState(new SecretKeySpec(secret, ALGORITHM), List.of());
    }

    /** Uses the UTF-8 bytes of this secret, for example the text that {@code openssl rand -base64 32} prints. */
    public static ClientState of(String secret) {
        return of(secret.getBytes(UTF_8));
    }

    /**
     * Returns a state that is derived from this secret and verified with both secrets. Use it to replace a secret while older
     * subscriptions still exist. A keeper creates new subscriptions with the new secret; after three days you can drop the old
     * one.
     */
    public ClientState accepting(ClientState previous) {
        return new ClientState(
                key, Stream.concat(older.stream(), Stream.of(previous)).toList());
    }

    /** The state for subscriptions of {@code resource}, 43 characters long. */
    public String derive(WebhookResource<?> resource) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(resource));
    }

    private byte[] hmac(WebhookResource<?> resource) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(resource.path().toLowerCase(Locale.ROOT).getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Whether {@code state} was derived for {@code resource}, from this secret or an accepted one. Compares in constant time. */
    public boolean verifies(WebhookResource<?> resource, String state) {
        boolean verified = isDerived(resource, state);
        for (ClientState previous : older) {
            verified |= previous.verifies(resource, state);
        }
        return verified;
    }

    /** Whether {@code state} was derived for {@code resource} from this secret, not from an accepted older one. */
    boolean isDerived(WebhookResource<?> resource, String state) {
        return MessageDigest.isEqual(derive(resource).getBytes(UTF_8), state.getBytes(UTF_8));
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "ClientState";
    }
}
