package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.client;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.die;
import static io.github.businesscentral.payments.RawServer.respond;
import static io.github.businesscentral.payments.SettlingBench.unknown;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Additional properties, sent to an API page that has them and to Microsoft's, which has not. */
class PageOfOnesOwnTest {
    private static final MediaType TYPE = MediaType.get("application/json");
    private static final NewCustomerPayment PAYMENT = SettlingBench.draft().toBuilder()
            .additionalProperty("branch", "north")
            .build();

    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Makes the stand-in a page with a property more, which is stored in upper case. */
    private Response withBranch(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        RequestBody body = request.body();
        if (body != null) {
            Buffer buffer = new Buffer();
            body.writeTo(buffer);
            String json = buffer.readUtf8();
            sent.add(json);
            request = request.newBuilder()
                    .method(request.method(), RequestBody.create(json.replace(",\"branch\":\"north\"", ""), TYPE))
                    .build();
        }
        Response response = chain.proceed(request);
        String json = response.body().string().replace("\"comment\":", "\"branch\":\"NORTH\",\"comment\":");
        return response.newBuilder().body(ResponseBody.create(json, TYPE)).build();
    }

    @Test
    void createSendsThem() {
        try (SettlingBench bench = new SettlingBench(settings -> settings.addAttemptInterceptor(this::withBranch))) {
            CustomerPayment created = bench.journal.create(PAYMENT);

            assertThat(sent).singleElement().asString().contains("\"branch\":\"north\"");
            assertThat(created.additionalProperties()).containsEntry("branch", "NORTH");
        }
    }

    @Test
    void createWithALostAnswerIsRecognizedByWhatTheLibraryKnows() {
        try (SettlingBench bench = new SettlingBench(settings -> settings.addAttemptInterceptor(this::withBranch))) {
            bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));

            ApiResponse<CustomerPayment> created =
                    bench.journal.calls().create(PAYMENT).executeForResponse();

            assertThat(created.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
            assertThat(bench.bookings()).isEqualTo(1);
        }
    }

    @Test
    void microsoftsPageRefusesThem() {
        try (SettlingBench bench = new SettlingBench()) {
            assertThatExceptionOfType(InvalidRequestException.class)
                    .isThrownBy(() -> bench.journal.create(PAYMENT))
                    .withMessageContaining("branch");
            assertThat(bench.bookings()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.50", "1.5"})
    void updateWithALostAnswerIsRecognizedByTheirValues(BigDecimal stored) throws IOException {
        try (RawServer server = new RawServer(die(), stale(), stored("\"rate\":" + stored));
                CustomerPaymentsClient client = client(server.root()).build()) {
            CustomerPayment updated = journal(client).update(payment(), rate(new BigDecimal("1.5")));

            assertThat(updated.additionalProperties()).containsEntry("rate", stored);
            assertThat(server.requests()).containsExactly("PATCH", "PATCH", "GET");
            assertThat(server.bodies()).contains("{\"rate\":1.5}");
        }
    }

    /** Without a comparison, a change by others would be taken for this one. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"1.5, rate, 2", "1.5, other, 1.5", "null, rate, 1.5", "null, other, 1.5"})
    void updateWithALostAnswerAndOtherValuesIsUnknown(BigDecimal sentRate, String name, String stored)
            throws IOException {
        try (RawServer server = new RawServer(die(), stale(), stored("\"" + name + "\":" + stored));
                CustomerPaymentsClient client = client(server.root()).build()) {
            JournalPayments journal = journal(client);

            unknown(() -> journal.update(payment(), rate(sentRate)));
        }
    }

    private static CustomerPaymentPatch rate(BigDecimal rate) {
        return CustomerPaymentPatch.builder().additionalProperty("rate", rate).build();
    }

    private static CustomerPayment payment() {
        try {
            return CustomerPayment.jsonAdapter().fromJson(Payments.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawServer.Step stale() {
        return respond("409 Conflict", "", "{\"error\":{\"code\":\"Request_EntityChanged\",\"message\":\"\"}}");
    }

    private static RawServer.Step stored(String property) {
        String json = Payments.JSON.replace("MswMDsn", "MswMTsn").replace("\"comment\":", property + ",\"comment\":");
        return respond("200 OK", "", json);
    }
}
