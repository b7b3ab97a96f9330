package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers and gateways that close connections without a word. */
class ConnectionsTest {
    private static final int REFUSED_STREAM = 7;

    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = client(server.url(), new OkHttpClient());

    private static CustomerPaymentsClient client(HttpUrl root, OkHttpClient http) {
        return Payments.client(root)
                .httpClient(http)
                .retryPolicy(Payments.eager(5))
                .build();
    }

    private JournalPayments journal() {
        return client.company(fake.companyId()).journal(fake.journalId());
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private long arrived(String method) {
        return fake.requests().stream()
                .filter(request -> request.method().equals(method))
                .count();
    }

    @Test
    void behindAGatewayThatClosesAfterEachAnswerEveryCreateIsSentOnce() {
        fake.addFault(Faults.closeAfterAnswer());

        for (int i = 1; i <= 5; i++) {
            ApiResponse<CustomerPayment> created =
                    journal().calls().create(ImportProgram.draft(i)).executeForResponse();
            assertThat(created.createOutcome()).contains(CreateOutcome.CREATED);
        }

        assertThat(arrived("POST")).isEqualTo(5);
        assertThat(fake.payments(fake.journalId())).hasSize(5);
    }

    @Test
    void whatCannotBeLookedUpGoesOutOnAConnectionOfItsOwnUntilAKeptOneHasWorked() {
        fake.addFault(Faults.closeAfterAnswer());

        ApiResponse<CustomerPayment> created = journal()
                .calls()
                .create(ImportProgram.draft(1), CreateMode.SERVER_NUMBERED)
                .executeForResponse();
        PostOutcome posted = journal().post();

        assertThat(created.status()).isEqualTo(201);
        assertThat(posted).isEqualTo(PostOutcome.ACCEPTED);
        assertThat(arrived("POST")).isEqualTo(2);
    }

    @Test
    void aReadOnAClosedConnectionIsRepeatedOnceAndTheWriteAfterItIsSentOnce() {
        journal().list().stream().toList();
        journal().create(ImportProgram.draft(1));
        fake.addFault(Faults.closeAfterAnswer().times(1));
        journal().list().stream().toList();
        fake.clearRequests();

        List<CustomerPayment> lines = journal().list().stream().toList();
        ApiResponse<CustomerPayment> created = journal()
                .calls()
                .create(ImportProgram.draft(2), CreateMode.SERVER_NUMBERED)
                .executeForResponse();

        assertThat(lines).hasSize(1);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.call().attempts()).isEqualTo(1);
        assertThat(fake.requests()).hasSize(2);
    }

    @Test
    void aWriteThatBrokeOnAKeptConnectionIsSettledWithOneMoreOfEach() {
        journal().create(ImportProgram.draft(1));
        fake.addFault(Faults.closeAfterAnswer().on(Requests.creates()).times(1));
        journal().create(ImportProgram.draft(2));
        fake.clearRequests();

        ApiResponse<CustomerPayment> created =
                journal().calls().create(ImportProgram.draft(3)).executeForResponse();

        assertThat(created.createOutcome()).contains(CreateOutcome.CREATED);
        assertThat(arrived("POST")).isEqualTo(1);
        assertThat(created.call().attempts()).as(created.call().toString()).isLessThanOrEqualTo(6);
    }

    /** HTTP/2 has the one answer of a connection that says for certain that a request was not begun. */
    @Test
    void aRefusedStreamIsSentAgainWithoutALookUp() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        try (MockWebServer http2 = new MockWebServer()) {
            http2.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
            http2.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse peek() {
                    return looks.incrementAndGet() > 4
                            ? super.peek()
                            : new MockResponse.Builder()
                                    .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                                    .build();
                }

                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    FakeResponse answer = fake.handle(new FakeRequest(
                            request.getMethod(), request.getUrl(), request.getHeaders(), request.getBody()));
                    return new MockResponse.Builder()
                            .code(answer.status())
                            .headers(answer.headers())
                            .body(answer.bodyText())
                            .build();
                }
            });
            http2.start();
            OkHttpClient base = new OkHttpClient.Builder()
                    .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                    .build();
            try (CustomerPaymentsClient overHttp2 =
                    client(HttpUrl.get("http://127.0.0.1:" + http2.getPort() + "/api/v2.0"), base)) {
                ApiResponse<CustomerPayment> created = overHttp2
                        .company(fake.companyId())
                        .journal(fake.journalId())
                        .calls()
                        .create(ImportProgram.draft(1), CreateMode.SERVER_NUMBERED)
                        .executeForResponse();

                assertThat(created.status()).isEqualTo(201);
                assertThat(created.call().attempts()).isGreaterThan(1);
                assertThat(fake.payments(fake.journalId())).hasSize(1);
            }
        }
    }
}
