package io.github.businesscentral.payments.auth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Certificates and keys in PEM format: blocks of Base64 between {@code BEGIN} and {@code END}. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private final SignInFile file;
    private final List<Block> blocks;

    private Pem(SignInFile file, List<Block> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    static Pem of(SignInFile file) {
        List<Block> blocks = BLOCK.matcher(new String(file.bytes(), StandardCharsets.ISO_8859_1))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
        if (blocks.isEmpty()) {
            throw file.problem(
                    "contains no PEM block (-----BEGIN …-----). A PKCS#12 file (.pfx, .p12) is read with pkcs12(…)");
        }
        return new Pem(file, blocks);
    }

    List<X509Certificate> certificates() {
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label.equals("CERTIFICATE")) {
                found.add(certificate(block));
            }
        }
        if (found.isEmpty()) {
            throw file.problem("contains no certificate (-----BEGIN CERTIFICATE-----)");
        }
        return found;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(block.der()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw file.problem("contains a certificate that cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    /** Returns the private key. Decrypts it with {@code password} if it is encrypted. */
    PrivateKey key(String password) {
        Optional<Block> plain = block("PRIVATE KEY");
        if (plain.isPresent()) {
            return key(plain.get());
        }
        Optional<Block> encrypted = block("ENCRYPTED PRIVATE KEY");
        if (encrypted.isPresent()) {
            return key(encrypted.get(), password);
        }
        boolean isOfAnotherForm = blocks.stream().anyMatch(block -> block.label.endsWith("PRIVATE KEY"));
        throw file.problem(
                isOfAnotherForm
                        ? "contains a private key that is not PKCS#8. Convert it with: openssl pkcs8 -topk8 -in key.pem"
                        : "contains no private key (-----BEGIN PRIVATE KEY-----)");
    }

    private Optional<Block> block(String label) {
        return blocks.stream().filter(block -> block.label.equals(label)).findFirst();
    }

    private PrivateKey key(Block block) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(block.der()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private PrivateKey key(Block block, String password) {
        if (password.isEmpty()) {
            throw file.problem("contains an encrypted private key. Pass its password to pem(…)");
        }
        PKCS8EncodedKeySpec decrypted;
        try {
            decrypted = decrypted(new EncryptedPrivateKeyInfo(block.der()), password);
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            // A wrong password produces garbage, which is not a key.
            throw file.problem("cannot be decrypted. Check the password");
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(decrypted);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static PKCS8EncodedKeySpec decrypted(EncryptedPrivateKeyInfo info, String password)
            throws GeneralSecurityException {
        // The name of PBES2 alone is not enough. The text of its parameters is the name of the algorithm.
        AlgorithmParameters parameters = info.getAlgParameters();
        String algorithm = parameters == null ? info.getAlgName() : parameters.toString();
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray());
        try {
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(
                    Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(spec), parameters);
            return info.getKeySpec(cipher);
        } finally {
            spec.clearPassword();
        }
    }

    private RuntimeException unreadable(Exception e) {
        return file.problem("contains a private key that cannot be read; it must be an RSA key ("
                + e.getClass().getSimpleName() + ")");
    }

    private static final class Block {
        private final String label;
        private final String base64;

        private Block(String label, String base64) {
            this.label = label;
            this.base64 = base64;
        }

        private byte[] der() {
            return Base64.getMimeDecoder().decode(base64);
        }
    }
}
