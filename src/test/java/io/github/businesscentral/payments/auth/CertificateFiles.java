package io.github.businesscentral.payments.auth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import okhttp3.tls.HeldCertificate;

/** Writes certificates to files in the forms in which people have them. */
final class CertificateFiles {
    private final Path directory;

    CertificateFiles(Path directory) {
        this.directory = directory;
    }

    Path pkcs12(HeldCertificate certificate, String password) throws IOException, GeneralSecurityException {
        return pkcs12(password, certificate);
    }

    Path pkcs12(String password, HeldCertificate... certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < certificates.length; i++) {
            store.setKeyEntry(
                    "key-" + i, certificates[i].keyPair().getPrivate(), password.toCharArray(), new Certificate[] {
                        certificates[i].certificate()
                    });
        }
        Path file = directory.resolve("certificate.pfx");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    Path pem(String name, String... blocks) throws IOException {
        return Files.writeString(directory.resolve(name), "Bag Attributes\n" + String.join("\n", blocks));
    }

    /** The key as openssl writes it when it is given a password. */
    static String encryptedKey(HeldCertificate certificate, String password)
            throws IOException, GeneralSecurityException {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        SecretKey secret =
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] encrypted = cipher.doFinal(certificate.keyPair().getPrivate().getEncoded());
        // Under this name JDK 17 can write it.
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        return block("ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, encrypted).getEncoded());
    }

    static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }
}
