package io.github.businesscentral.payments.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.PlantedSecrets;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms in which a certificate comes, and what can be wrong with it. */
class ClientCertificateTest {
    private static final Instant NOW = Instant.parse("2026-08-20T10:00:00Z");
    private static final HeldCertificate GOOD =
            certificate(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1)));
    private static final HeldCertificate OTHER = certificate(NOW, NOW.plus(Duration.ofDays(1)));

    @TempDir
    private Path directory;

    private CertificateFiles files;

    @BeforeEach
    void files() {
        files = new CertificateFiles(directory);
    }

    private static HeldCertificate certificate(Instant from, Instant until) {
        return new HeldCertificate.Builder()
                .rsa2048()
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .build();
    }

    private static void assertIsGood(ClientCertificate certificate) {
        ClientCertificate.Loaded loaded = certificate.load(NOW);

        assertThat(loaded.key()).isEqualTo(GOOD.keyPair().getPrivate());
        assertThat(loaded.chain()).first().isEqualTo(GOOD.certificate());
    }

    private static void assertRefused(ClientCertificate certificate, String... said) {
        TokenException refused = assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> certificate.load(NOW))
                .actual();
        assertThat(refused.isTemporary()).isFalse();
        assertThat(refused.getMessage()).contains(said).doesNotContain(PlantedSecrets.MARK);
        assertThat(refused.getCause()).as("nothing that could quote the file").isNull();
    }

    @Test
    void pkcs12IsRead() throws Exception {
        assertIsGood(
                ClientCertificate.pkcs12(files.pkcs12(GOOD, PlantedSecrets.KEY_PASSWORD), PlantedSecrets.KEY_PASSWORD));
    }

    @Test
    void pemIsReadFromOneFileAndFromTwo() throws Exception {
        Path both = files.pem("both.pem", GOOD.privateKeyPkcs8Pem(), OTHER.certificatePem(), GOOD.certificatePem());
        Path certificate = files.pem("certificate.pem", GOOD.certificatePem().replace("\n", "\r\n"));
        Path key = files.pem("key.pem", GOOD.privateKeyPkcs8Pem());

        assertIsGood(ClientCertificate.pem(both));
        assertIsGood(ClientCertificate.pem(certificate, key));
    }

    @Test
    void encryptedPemIsRead() throws Exception {
        Path certificate = files.pem("certificate.pem", GOOD.certificatePem());
        Path key = files.pem("key.pem", CertificateFiles.encryptedKey(GOOD, PlantedSecrets.KEY_PASSWORD));

        assertIsGood(ClientCertificate.pem(certificate, key, PlantedSecrets.KEY_PASSWORD));
        assertRefused(ClientCertificate.pem(certificate, key, "planted-wrong"), "key.pem", "Check the password");
        assertRefused(ClientCertificate.pem(certificate, key), "key.pem", "Pass its password");
    }

    @Test
    void keyAndCertificateAreTaken() {
        assertIsGood(ClientCertificate.of(GOOD.keyPair().getPrivate(), List.of(GOOD.certificate())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(GOOD.keyPair().getPrivate(), List.of()))
                .withMessageContaining("chain");
    }

    @Test
    void renewedFileIsFound() throws Exception {
        HeldCertificate expired = certificate(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)));
        ClientCertificate certificate =
                ClientCertificate.pem(files.pem("c.pem", expired.certificatePem(), expired.privateKeyPkcs8Pem()));
        assertRefused(certificate, "c.pem", "expired at 2026-08-19T10:00:00Z", "renewed");

        files.pem("c.pem", GOOD.certificatePem(), GOOD.privateKeyPkcs8Pem());

        assertIsGood(certificate);
    }

    @Test
    void certificateOfTheFutureIsRefused() {
        HeldCertificate future = certificate(NOW.plus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2)));

        assertRefused(
                ClientCertificate.of(future.keyPair().getPrivate(), List.of(future.certificate())),
                "not valid before 2026-08-21T10:00:00Z",
                "clock");
    }

    @Test
    void keyOfAnotherCertificateIsRefused() {
        assertRefused(
                ClientCertificate.of(OTHER.keyPair().getPrivate(), List.of(GOOD.certificate())),
                "does not belong to its private key");
    }

    @Test
    void keyThatEntraDoesNotTakeIsRefused() throws Exception {
        HeldCertificate elliptic = new HeldCertificate.Builder().ecdsa256().build();

        assertRefused(ClientCertificate.of(elliptic.keyPair().getPrivate(), List.of(elliptic.certificate())), "RSA");
        assertRefused(
                ClientCertificate.pem(files.pem("ec.pem", elliptic.certificatePem(), elliptic.privateKeyPkcs8Pem())),
                "ec.pem",
                "RSA");
    }

    @Test
    void wrongPasswordOfPkcs12IsSaid() throws Exception {
        Path file = files.pkcs12(GOOD, PlantedSecrets.KEY_PASSWORD);

        assertRefused(ClientCertificate.pkcs12(file, "planted-wrong"), "certificate.pfx", "Check the password");
        assertRefused(ClientCertificate.pkcs12(file, ""), "certificate.pfx");
    }

    @Test
    void severalKeysAreRefused() throws Exception {
        Path file = files.pkcs12(PlantedSecrets.KEY_PASSWORD, GOOD, OTHER);

        assertRefused(ClientCertificate.pkcs12(file, PlantedSecrets.KEY_PASSWORD), "2 private keys");
    }

    @Test
    void filesThatAreMissingEmptyOrSomethingElseAreNamed() throws IOException {
        Path missing = directory.resolve("missing.pfx");
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        Path text = Files.writeString(directory.resolve("text.pem"), "planted-text");
        Path large = Files.write(directory.resolve("large.pem"), new byte[2 * 1024 * 1024]);
        Path garbage = files.pem("garbage.pem", CertificateFiles.block("CERTIFICATE", new byte[] {1, 2, 3}));
        Path brokenKey = files.pem(
                "broken.pem", GOOD.certificatePem(), CertificateFiles.block("PRIVATE KEY", new byte[] {1, 2, 3}));
        Path pkcs1 = files.pem("pkcs1.pem", GOOD.certificatePem(), GOOD.privateKeyPkcs1Pem());
        Path alone = files.pem("alone.pem", GOOD.certificatePem());
        Path key = files.pem("key.pem", GOOD.privateKeyPkcs8Pem());

        assertRefused(ClientCertificate.pkcs12(missing, ""), missing.toString(), "does not exist");
        assertRefused(ClientCertificate.pem(missing), missing.toString(), "does not exist");
        assertRefused(ClientCertificate.pem(directory), directory.toString(), "cannot be read");
        assertRefused(ClientCertificate.pem(empty), "empty.pem is empty");
        assertRefused(ClientCertificate.pem(text), "text.pem", "no PEM block", "pkcs12(…)");
        assertRefused(ClientCertificate.pkcs12(text, ""), "text.pem", "not a PKCS#12 file", "pem(…)");
        assertRefused(ClientCertificate.pem(large), "large.pem", "megabyte");
        assertRefused(ClientCertificate.pem(garbage, key), "garbage.pem", "cannot be read");
        assertRefused(ClientCertificate.pem(brokenKey), "broken.pem", "cannot be read");
        assertRefused(ClientCertificate.pem(pkcs1), "pkcs1.pem", "openssl pkcs8");
        assertRefused(ClientCertificate.pem(alone), "alone.pem", "no private key");
        assertRefused(ClientCertificate.pem(key), "key.pem", "no certificate");
    }

    @Test
    void toStringHoldsNoKeyAndNoPassword() {
        assertThat(ClientCertificate.pkcs12(Path.of("a.pfx"), PlantedSecrets.KEY_PASSWORD))
                .hasToString("ClientCertificate[a.pfx]");
        assertThat(ClientCertificate.of(GOOD.keyPair().getPrivate(), List.of(GOOD.certificate()))
                        .load(NOW))
                .hasToString("Loaded[1 certificates]");
    }
}
