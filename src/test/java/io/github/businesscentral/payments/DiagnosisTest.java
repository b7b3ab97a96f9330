package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.COMPANY;
import static io.github.businesscentral.payments.RawServer.die;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.Diagnosis.Finding;
import io.github.businesscentral.payments.auth.BasicAuthInterceptor;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each step of the set-up, left out. */
class DiagnosisTest {
    private static final String COMPANIES =
            "{\"value\":[{\"id\":\"" + COMPANY + "\",\"name\":\"CRONUS\",\"displayName\":\"\"}]}";
    private static final String JOURNALS = "{\"value\":[{\"id\":\"" + Payments.JOURNAL + "\",\"code\":\"CASHIN\"}]}";
    private static final RawServer.Step FORBIDDEN = respond(
            "403 Forbidden",
            "",
            "{\"error\":{\"code\":\"Authorization_PermissionDenied\",\"message\":\"Sorry, the current permissions prevented"
                    + " the action. (TableData 81 Gen. Journal Line Read: Base Application)\"}}");

    private static RawServer.Step ok(String body) {
        return respond("200 OK", "", body);
    }

    private static RawServer.Step error(String status, String code) {
        return respond(status, "", "{\"error\":{\"code\":\"" + code + "\",\"message\":\"The server's words.\"}}");
    }

    private static Diagnosis diagnose(RawServer.Step... steps) throws Exception {
        try (RawServer server = new RawServer(steps);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            return client.diagnose(COMPANY);
        }
    }

    @Test
    void completeSetUpIsReadyAndNothingIsWritten() {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = Payments.client(server.url()).build()) {
            Diagnosis diagnosis = client.diagnose(fake.companyId());

            assertThat(diagnosis.isReady()).isTrue();
            assertThat(diagnosis.failure()).isEmpty();
            assertThat(fake.requests())
                    .hasSize(3)
                    .extracting(FakeRequest::method)
                    .containsOnly("GET");
        }
    }

    @Test
    void companyWithoutAJournalIsReadyForOne() throws Exception {
        Diagnosis diagnosis = diagnose(ok(COMPANIES), ok("{\"value\":[]}"));

        assertThat(diagnosis.finding()).isEqualTo(Finding.READY);
        assertThat(diagnosis.explanation()).contains("no customer payment journal yet");
    }

    @Test
    void unknownCompanyIsToldWithThoseThatExist() {
        UUID other = UUID.fromString("11111111-2222-3333-4444-555555555555");
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = Payments.client(server.url()).build()) {
            Diagnosis diagnosis = client.diagnose(other);

            assertThat(diagnosis.finding()).isEqualTo(Finding.COMPANY_UNKNOWN);
            assertThat(diagnosis.explanation())
                    .contains("no company " + other)
                    .contains(fake.companyId().toString());
        }
    }

    @Test
    void refusedSecretIsNoToken() throws Exception {
        TokenProvider refused = request -> {
            throw TokenException.refused("AADSTS7000222: the secret has expired.", null);
        };
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client =
                        Payments.client(server.root()).tokenProvider(refused).build()) {
            Diagnosis diagnosis = client.diagnose(COMPANY);

            assertThat(diagnosis.finding()).isEqualTo(Finding.NO_TOKEN);
            assertThat(diagnosis.explanation()).contains("the secret has expired");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void applicationThatIsNotRegisteredIsSentToThePage() throws Exception {
        Diagnosis diagnosis = diagnose(error("401 Unauthorized", "Authentication_InvalidCredentials"));

        assertThat(diagnosis.finding()).isEqualTo(Finding.APPLICATION_NOT_REGISTERED);
        assertThat(diagnosis.explanation())
                .contains("Microsoft Entra applications")
                .contains("scope")
                .contains("The server's words.");
    }

    @Test
    void tokenThatIsRefusedBeforeTheEnvironmentIsToldApart() throws Exception {
        Diagnosis diagnosis = diagnose(error("401 Unauthorized", "Unauthorized"));

        assertThat(diagnosis.finding()).isEqualTo(Finding.TOKEN_REFUSED);
        assertThat(diagnosis.explanation()).contains("tenant").contains("API.ReadWrite.All");
    }

    @Test
    void wrongBasicCredentialsAreMentioned() throws Exception {
        try (RawServer server = new RawServer(error("401 Unauthorized", "Authentication_InvalidCredentials"));
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(server.root()))
                        .authInterceptor(BasicAuthInterceptor.builder("user", PlantedSecrets.ACCESS_KEY, server.root())
                                .build())
                        .build()) {
            assertThat(client.diagnose(COMPANY).explanation()).contains("web service access key");
        }
    }

    @Test
    void missingPermissionIsFoundAtEachStep() throws Exception {
        for (RawServer.Step[] steps : new RawServer.Step[][] {
            {FORBIDDEN}, {ok(COMPANIES), FORBIDDEN}, {ok(COMPANIES), ok(JOURNALS), FORBIDDEN}
        }) {
            Diagnosis diagnosis = diagnose(steps);

            assertThat(diagnosis.finding()).isEqualTo(Finding.PERMISSION_MISSING);
            assertThat(diagnosis.explanation()).contains("Gen. Journal Line").contains("permission sets");
            assertThat(diagnosis.failure()).containsInstanceOf(PermissionException.class);
        }
    }

    @Test
    void unknownEnvironmentIsToldByItsAddress() throws Exception {
        Diagnosis diagnosis = diagnose(error("404 Not Found", "BadRequest_NotFound"));

        assertThat(diagnosis.finding()).isEqualTo(Finding.ENVIRONMENT_UNKNOWN);
        assertThat(diagnosis.explanation()).contains("/api/v2.0").contains("name of the environment");
    }

    @Test
    void aServerThatDoesNotAnswerIsUnreachable() throws Exception {
        Diagnosis diagnosis = diagnose(die());

        assertThat(diagnosis.finding()).isEqualTo(Finding.UNREACHABLE);
        assertThat(diagnosis.explanation()).startsWith("No response arrived from http://127.0.0.1:");
    }

    @Test
    void whatSaysNothingAboutTheSetUpIsUnclear() throws Exception {
        for (RawServer.Step trouble : new RawServer.Step[] {
            respond("503 Busy", "", ""),
            ok("<html>"),
            ok("[]"),
            ok("{\"value\":[{\"id\":\"x\"}]}"),
            ok("{\"value\":[{}]}")
        }) {
            Diagnosis diagnosis = diagnose(trouble);

            assertThat(diagnosis.finding()).isEqualTo(Finding.UNCLEAR);
            assertThat(diagnosis.toString()).startsWith("UNCLEAR: The set-up could not be checked");
            assertThat(diagnosis.failure()).containsInstanceOf(BusinessCentralException.class);
        }
    }

    @Test
    void interruptIsNoFinding() throws Exception {
        try (RawServer server = new RawServer(ok(COMPANIES));
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(CallInterruptedException.class).isThrownBy(() -> client.diagnose(COMPANY));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void zeroGuidIsAMistakeOfTheProgram() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.diagnose(new UUID(0, 0)))
                    .withMessageContaining("companyId");
        }
    }

    @Test
    void fakeOfTheClientCanMakeOne() {
        assertThat(Diagnosis.of(Finding.READY, "fine")).hasToString("READY: fine");
    }

    @Test
    void companyThatIsThereIsNotCalledUnknown() throws Exception {
        Diagnosis diagnosis = diagnose(ok(COMPANIES), error("404 Not Found", "BadRequest_NotFound"));

        assertThat(diagnosis.finding()).isEqualTo(Finding.UNCLEAR);
        assertThat(diagnosis.isReady()).isFalse();
        assertThat(diagnosis.explanation()).contains("The company is there").contains("The server's words.");
    }
}
