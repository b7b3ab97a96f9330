package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.COMPANY;
import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.JOURNAL;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.util.Locale;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire for each verb: method, address, headers, body. */
class RequestsTest {
    private static final String NESTED =
            "/api/v2.0/companies(" + COMPANY + ")/customerPaymentJournals(" + JOURNAL + ")/customerPayments";
    private static final String DIRECT = "/api/v2.0/companies(" + COMPANY + ")/customerPayments(" + ID + ")";
    private static final CustomerPaymentPatch PATCH = CustomerPaymentPatch.builder()
            .comment("wire 88121")
            .clearDescription()
            .build();

    private final MockWebServer server = new MockWebServer();
    private CustomerPaymentsClient client;

    @BeforeEach
    void start() throws Exception {
        server.start();
        client = Payments.client(server.url("/api/v2.0")).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; odata.metadata=minimal")
                .setHeader("ms-correlation-x", "9c923b51-4400-455a-a410-9ddfb4ee603a")
                .body(body)
                .build());
    }

    private CustomerPayment read() throws Exception {
        answer(200, Payments.JSON);
        CustomerPayment payment = journal(client).get(ID);
        server.takeRequest();
        return payment;
    }

    @Test
    void getUsesTheNestedOrTheDirectAddress() throws Exception {
        answer(200, Payments.JSON);
        answer(200, Payments.JSON);

        journal(client).get(ID);
        client.company(COMPANY).get(ID);

        RecordedRequest nested = server.takeRequest();
        assertThat(nested.getRequestLine()).isEqualTo("GET " + NESTED + "(" + ID + ") HTTP/1.1");
        assertThat(nested.getHeaders().get("Authorization")).isEqualTo("Bearer " + PlantedSecrets.TOKEN);
        assertThat(nested.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(nested.getHeaders().get("User-Agent"))
                .matches("customer-payments/\\d\\S* \\(Java \\d+; OkHttp 5\\.\\S+\\)");
        assertThat(nested.getHeaders().get("If-Match")).isNull();
        assertThat(server.takeRequest().getTarget()).isEqualTo(DIRECT);
    }

    @Test
    void createPostsTheDraftToTheNestedAddressWithoutIfMatch() throws Exception {
        answer(201, Payments.JSON);

        CustomerPayment created = journal(client).create(draft(), CreateMode.SERVER_NUMBERED);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo(NESTED);
        assertThat(request.getHeaders().get("If-Match")).isNull();
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBody().utf8()).isEqualTo("{\"customerNumber\":\"10000\",\"amount\":-1500.25}");
        assertThat(created.lineNumber()).isEqualTo(10000);
    }

    @Test
    void updateOfAPaymentCarriesItsETagToItsNestedAddress() throws Exception {
        CustomerPayment payment = read();
        answer(200, Payments.JSON);

        client.company(COMPANY).update(payment, PATCH);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("PATCH");
        assertThat(request.getTarget()).isEqualTo(NESTED + "(" + ID + ")");
        assertThat(request.getHeaders().get("If-Match")).isEqualTo(Payments.ETAG);
        assertThat(request.getBody().utf8()).isEqualTo("{\"description\":\"\",\"comment\":\"wire 88121\"}");
    }

    @Test
    void updateByIdCarriesTheGivenETagToTheDirectAddress() throws Exception {
        answer(200, Payments.JSON);

        client.company(COMPANY).update(ID, ETag.ANY, PATCH);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo(DIRECT);
        assertThat(request.getHeaders().get("If-Match")).isEqualTo("*");
    }

    @Test
    void emptyPatchSendsNothing() throws Exception {
        CustomerPayment payment = read();
        CustomerPaymentPatch empty = CustomerPaymentPatch.builder().build();

        ApiResponse<CustomerPayment> response =
                journal(client).calls().update(payment, empty).executeForResponse();

        assertThat(response.value()).isSameAs(payment);
        assertThat(response.attempts()).isZero();
        assertThat(response.status()).isZero();
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal(client).update(ID, ETag.ANY, empty))
                .withMessageContaining("patch is empty");
    }

    @Test
    void deleteCarriesTheETag() throws Exception {
        CustomerPayment payment = read();
        server.enqueue(new MockResponse.Builder().code(204).build());
        server.enqueue(new MockResponse.Builder().code(204).build());

        assertThat(journal(client).delete(payment)).isEqualTo(DeleteOutcome.DELETED);
        client.company(COMPANY).delete(ID, ETag.ANY);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("DELETE " + NESTED + "(" + ID + ") HTTP/1.1");
        assertThat(request.getHeaders().get("If-Match")).isEqualTo(Payments.ETAG);
        assertThat(request.getBody().size()).isZero();
        assertThat(server.takeRequest().getTarget()).isEqualTo(DIRECT);
    }

    @Test
    void optionsOfACallAreLaidOverTheClients() throws Exception {
        client.close();
        client = Payments.client(server.url("/api/v2.0"))
                .defaultOptions(RequestOptions.builder()
                        .acceptLanguage(Locale.GERMANY)
                        .header("X-Job", "nightly")
                        .build())
                .build();
        answer(200, Payments.JSON);

        journal(client)
                .calls()
                .get(ID)
                .with(RequestOptions.builder()
                        .acceptLanguage(Locale.US)
                        .readOnlyReplica()
                        .build())
                .execute();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().values("Accept-Language")).containsExactly("en-US");
        assertThat(request.getHeaders().get("X-Job")).isEqualTo("nightly");
        assertThat(request.getHeaders().get("Data-Access-Intent")).isEqualTo("ReadOnly");
    }

    @Test
    void readOnlyReplicaIsRefusedForWritesBeforeAnythingIsSent() {
        RequestOptions replica = RequestOptions.builder().readOnlyReplica().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal(client).calls().create(draft()).with(replica))
                .withMessageContaining("POST");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentsClient.builder().defaultOptions(replica));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void contactIdIsForV1EndpointsOnly() throws Exception {
        NewCustomerPayment draft =
                NewCustomerPayment.builder().contactId("contact").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal(client).create(draft))
                .withMessageContaining("contactId")
                .withMessageContaining("v2.0");
        assertThat(server.getRequestCount()).isZero();

        try (CustomerPaymentsClient old =
                Payments.client(server.url("/api/v1.0")).build()) {
            answer(201, "{\"id\":\"" + ID + "\",\"lineNumber\":10000,\"contactId\":\"contact\"}");

            assertThat(journal(old).create(draft, CreateMode.SERVER_NUMBERED).contactId())
                    .contains("contact");
            assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"contactId\":\"contact\"}");
        }
    }

    @Test
    void responseTellsHowTheCallWent() {
        answer(200, Payments.JSON);

        ApiResponse<CustomerPayment> response = journal(client).calls().get(ID).executeForResponse();

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.attempts()).isEqualTo(1);
        assertThat(response.correlationId()).contains("9c923b51-4400-455a-a410-9ddfb4ee603a");
        assertThat(response.call().url()).endsWith(NESTED + "(" + ID + ")");
    }

    @Test
    void paymentOfAnotherJournalOrWithoutETagIsRefused() throws Exception {
        CustomerPayment payment = read();
        CustomerPayment handmade = CustomerPayment.builder().id(ID).build();
        UUID other = UUID.fromString("00000000-0000-0000-0000-000000000001");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.company(COMPANY).journal(other).delete(payment))
                .withMessageContaining(JOURNAL.toString());
        assertThatIllegalStateException()
                .isThrownBy(() -> client.company(COMPANY).delete(handmade))
                .withMessageContaining("ETag.ANY");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void zeroAndMissingIdsAreRefused() {
        UUID zero = new UUID(0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.company(zero))
                .withMessageContaining("companyId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.company(COMPANY).journal(zero))
                .withMessageContaining("journalId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journal(client).get(zero))
                .withMessageContaining("id is the zero GUID");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void builderNamesWhatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> CustomerPaymentsClient.builder().build())
                .withMessageContaining("endpoint");
        assertThatIllegalStateException()
                .isThrownBy(() -> CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(server.url("/")))
                        .build())
                .withMessageContaining("no way to sign in");
        assertThatIllegalStateException()
                .isThrownBy(() -> Payments.client(server.url("/"))
                        .authInterceptor(chain -> chain.proceed(chain.request()))
                        .build())
                .withMessageContaining("two ways");
    }

    @Test
    void plainHttpToAnotherMachineNeedsAnExplicitChoice() {
        BusinessCentralEndpoint plain = BusinessCentralEndpoint.of("http://bc.example.com:7048/BC/api/v2.0");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerPaymentsClient.builder()
                        .endpoint(plain)
                        .tokenProvider(TokenProvider.fixed(PlantedSecrets.TOKEN))
                        .build())
                .withMessageContaining("http://bc.example.com:7048")
                .withMessageContaining("allowPlainHttp()");
        CustomerPaymentsClient.builder()
                .endpoint(plain.allowPlainHttp())
                .tokenProvider(TokenProvider.fixed(PlantedSecrets.TOKEN))
                .build()
                .close();
    }

    @Test
    void authenticationAndRetryCanBeReplacedAndTheClientWrapped() throws Exception {
        client.close();
        StringBuilder seen = new StringBuilder();
        client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.url("/api/v2.0")))
                .authInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header("Authorization", "Basic eDp5")
                        .build()))
                .retryInterceptor(chain -> {
                    seen.append("retry ");
                    return chain.proceed(chain.request());
                })
                .httpClient(new OkHttpClient.Builder()
                        .addInterceptor(chain -> {
                            seen.append("user ");
                            return chain.proceed(chain.request());
                        })
                        .build())
                .wrapCallFactory(http -> request -> {
                    seen.append("wrapped ");
                    return http.newCall(request);
                })
                .addAttemptInterceptor(chain -> {
                    seen.append(chain.request().header("Authorization"));
                    return chain.proceed(chain.request());
                })
                .build();
        answer(200, Payments.JSON);

        journal(client).get(ID);

        assertThat(seen).hasToString("wrapped user retry Basic eDp5");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Basic eDp5");
    }
}
