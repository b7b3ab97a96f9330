package io.github.businesscentral.payments.auth;

import io.github.businesscentral.payments.error.TokenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A certificate with its private key that an application signs in with. The key must be an RSA key. Upload the certificate to the
 * app registration in Microsoft Entra ID.
 *
 * <p>Files are read each time a token is fetched, so a renewed certificate takes effect without a restart. Problems with the
 * files therefore surface as a {@code TokenException} of the call that needed the token.
 */
public final class ClientCertificate {
    private final String name;
    private final Supplier<Loaded> source;

    private ClientCertificate(String name, Supplier<Loaded> source) {
        this.name = name;
        this.source = source;
    }

    /**
     * Returns a certificate from a PKCS#12 file ({@code .pfx}, {@code .p12}) with one private key.
     *
     * @param password the password of the file and of its key; empty if there is none
     */
    public static ClientCertificate pkcs12(Path file, String password) {
        Objects.requireNonNull(password, "password");
        SignInFile from = new SignInFile("certificate", Objects.requireNonNull(file, "file"));
        return new ClientCertificate(from.toString(), () -> fromPkcs12(from, password));
    }

    /** Returns a certificate from a PEM file with the certificate and its key (PKCS#8, not encrypted). */
    public static ClientCertificate pem(Path file) {
        return pem(file, file);
    }

    /** Returns a certificate from two PEM files: the certificate and its key (PKCS#8, not encrypted). */
    public static ClientCertificate pem(Path certificate, Path key) {
        return pem(certificate, key, "");
    }

    /** Returns a certificate from two PEM files: the certificate and its encrypted key (PKCS#8). Both may be the same file. */
    public static ClientCertificate pem(Path certificate, Path key, String keyPassword) {
        Objects.requireNonNull(keyPassword, "keyPassword");
        SignInFile first = new SignInFile("certificate", Objects.requireNonNull(certificate, "certificate"));
        SignInFile second = new SignInFile("key", Objects.requireNonNull(key, "key"));
        return new ClientCertificate(
                first.toString(),
                () -> new Loaded(Pem.of(second).key(keyPassword), Pem.of(first).certificates()));
    }

    /**
     * Returns a certificate from objects that the program has loaded itself.
     *
     * @param chain the certificate, followed by those of its issuers if Entra ID should see them
     * @throws IllegalArgumentException if the chain is empty
     */
    public static ClientCertificate of(PrivateKey key, List<X509Certificate> chain) {
        Loaded loaded = new Loaded(Objects.requireNonNull(key, "key"), List.copyOf(chain));
        if (loaded.chain.isEmpty()) {
            throw new IllegalArgumentException("The chain is empty. Its first certificate is the one of the key.");
        }
        return new ClientCertificate("of the given key", () -> loaded);
    }

    private static Loaded fromPkcs12(SignInFile file, String password) {
        byte[] content = file.bytes();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), password.toCharArray());
            List<String> keys = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    keys.add(alias);
                }
            }
            if (keys.size() != 1) {
                throw file.problem(
                        "contains " + keys.size() + " private keys. It must contain only that of the certificate");
            }
            return fromEntry(store, keys.get(0), password);
        } catch (IOException e) {
            boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
            throw file.problem(
                    isPassword
                            ? "cannot be opened with the given password. Check the password"
                            : "is not a PKCS#12 file. A PEM file is read with pem(…)");
        } catch (UnrecoverableKeyException e) {
            throw file.problem("contains a key whose password differs from the file's. Use the same password for both");
        } catch (GeneralSecurityException e) {
            throw file.problem("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Loaded fromEntry(KeyStore store, String alias, String password) throws GeneralSecurityException {
        List<X509Certificate> chain = new ArrayList<>();
        Certificate[] found = store.getCertificateChain(alias);
        for (Certificate certificate : found == null ? new Certificate[0] : found) {
            chain.add((X509Certificate) certificate);
        }
        return new Loaded((PrivateKey) store.getKey(alias, password.toCharArray()), chain);
    }

    /**
     * Returns key and certificate.
     *
     * @throws TokenException if they are unreadable, do not belong together, or are not valid at {@code now}
     */
    Loaded load(Instant now) {
        Loaded loaded = source.get();
        X509Certificate own = loaded.own()
                .orElseThrow(() -> TokenException.refused(
                        "The certificate " + name + " does not belong to its private key. Check that both were made"
                                + " together.",
                        null));
        if (!loaded.key.getAlgorithm().equals("RSA")) {
            throw TokenException.refused(
                    "The key of the certificate " + name + " is an " + loaded.key.getAlgorithm()
                            + " key. Microsoft Entra ID takes RSA keys: have one made.",
                    null);
        }
        requireValid(own.getNotBefore().toInstant(), own.getNotAfter().toInstant(), now);
        return loaded.with(own);
    }

    private void requireValid(Instant from, Instant until, Instant now) {
        if (now.isAfter(until)) {
            throw TokenException.refused(
                    "The certificate " + name + " expired at " + until
                            + ". Have it renewed, and upload the new one to the" + " app registration.",
                    null);
        }
        if (now.isBefore(from)) {
            throw TokenException.refused(
                    "The certificate " + name + " is not valid before " + from + ". Check this machine's clock.", null);
        }
    }

    /** Shows where the certificate comes from. */
    @Override
    public String toString() {
        return "ClientCertificate[" + name + "]";
    }

    /** A key with its certificates. */
    record Loaded(PrivateKey key, List<X509Certificate> chain) {
        /** The certificate of the key: the first one with a matching public key. */
        private Optional<X509Certificate> own() {
            return chain.stream().filter(this::fits).findFirst();
        }

        /** A key in a hardware device may not reveal its modulus. The first certificate is used then. */
        private boolean fits(X509Certificate certificate) {
            if (!(key instanceof RSAKey own)) {
                return true;
            }
            return certificate.getPublicKey() instanceof RSAKey other
                    && own.getModulus().equals(other.getModulus());
        }

        private Loaded with(X509Certificate first) {
            List<X509Certificate> sorted = new ArrayList<>(chain);
            sorted.remove(first);
            sorted.add(0, first);
            return new Loaded(key, sorted);
        }

        /** Leaves out the key. */
        @Override
        public String toString() {
            return "Loaded[" + chain.size() + " certificates]";
        }
    }
}
