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
 * A certificate with its private key, for an application to sign in with. The key must be an RSA key; the certificate is
 * the one that was uploaded to the app registration in Microsoft Entra ID.
 *
 * <p>Files are read when a token is needed, and again for each token, so that a renewed certificate is found. What is wrong
 * with them is therefore a {@code TokenException} of the call that needed the token.
 */
public final class ClientCertificate {
    private final String name;
    private final Supplier<Loaded> source;

    private ClientCertificate(String name, Supplier<Loaded> source) {
        this.name = name;
        this.source = source;
    }

    /**
     * A PKCS#12 file ({@code .pfx}, {@code .p12}) with one private key.
     *
     * @param password of the file and of the key in it; empty if there is none
     */
    public static ClientCertificate pkcs12(Path file, String password) {
        Objects.requireNonNull(password, "password");
        SignInFile from = new SignInFile("certificate", Objects.requireNonNull(file, "file"));
        return new ClientCertificate(from.toString(), () -> fromPkcs12(from, password));
    }

    /** A PEM file that holds the certificate and its key (PKCS#8, not encrypted). */
    public static ClientCertificate pem(Path file) {
        return pem(file, file);
    }

    /** Two PEM files, with the certificate and with its key (PKCS#8, not encrypted). */
    public static ClientCertificate pem(Path certificate, Path key) {
        return pem(certificate, key, "");
    }

    /** Two PEM files, with the certificate and with its encrypted key (PKCS#8); both may be the same file. */
    public static ClientCertificate pem(Path certificate, Path key, String keyPassword) {
        Objects.requireNonNull(keyPassword, "keyPassword");
        SignInFile first = new SignInFile("certificate", Objects.requireNonNull(certificate, "certificate"));
        SignInFile second = new SignInFile("key", Objects.requireNonNull(key, "key"));
        return new ClientCertificate(
                first.toString(),
                () -> new Loaded(Pem.of(second).key(keyPassword), Pem.of(first).certificates()));
    }

    /**
     * A key and its certificate, from wherever the program has them.
     *
     * @param chain the certificate, and those of its issuers if Entra ID is to see them
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
                throw file.problem("holds " + keys.size() + " private keys. It must hold the one of the certificate");
            }
            return fromEntry(store, keys.get(0), password);
        } catch (IOException e) {
            boolean isPassword = e.getCause() instanceof UnrecoverableKeyException;
            throw file.problem(
                    isPassword
                            ? "cannot be opened with the given password. Check the password"
                            : "is not a PKCS#12 file. A PEM file is read with pem(…)");
        } catch (UnrecoverableKeyException e) {
            throw file.problem("holds a key that has another password than the file. Give both the same one");
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
     * @throws TokenException if they cannot be read, do not belong together, or are not valid at {@code now}
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

    /** Says where it comes from. */
    @Override
    public String toString() {
        return "ClientCertificate[" + name + "]";
    }

    /** A key and the certificates that came with it. */
    record Loaded(PrivateKey key, List<X509Certificate> chain) {
        /** The certificate of the key: the first whose public key fits. */
        private Optional<X509Certificate> own() {
            return chain.stream().filter(this::fits).findFirst();
        }

        /** A key that a device keeps to itself does not show its modulus; then the first certificate is taken. */
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

        /** Without the key. */
        @Override
        public String toString() {
            return "Loaded[" + chain.size() + " certificates]";
        }
    }
}
