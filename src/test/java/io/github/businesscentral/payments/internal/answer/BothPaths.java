package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a payment, or a page of payments, by the fast path and by the general path alone. */
final class BothPaths {
    private static final HttpUrl URL = HttpUrl.get("https://bc.example/api/v2.0/customerPayments");
    private static final MediaType JSON = MediaType.get("application/json");

    // The fast path only knows the library's own adapters.
    private static final JsonAdapter<CustomerPayment> OTHER = new JsonAdapter<>() {
        @Override
        public @Nullable CustomerPayment fromJson(JsonReader reader) throws IOException {
            return CustomerPayment.jsonAdapter().fromJson(reader);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable CustomerPayment value) throws IOException {
            CustomerPayment.jsonAdapter().toJson(writer, value);
        }
    };

    static final AnswerReader<Page<CustomerPayment>> FAST = reader(CustomerPayment.jsonAdapter());
    static final AnswerReader<Page<CustomerPayment>> GENERAL = reader(OTHER);
    static final AnswerReader<CustomerPayment> FAST_ENTITY = entity(CustomerPayment.jsonAdapter());
    static final AnswerReader<CustomerPayment> GENERAL_ENTITY = entity(OTHER);

    private BothPaths() {}

    private static AnswerReader<Page<CustomerPayment>> reader(JsonAdapter<CustomerPayment> adapter) {
        return AnswerReader.page(adapter, payment -> payment.has(CustomerPaymentFields.ID), Origin.of(URL));
    }

    private static AnswerReader<CustomerPayment> entity(JsonAdapter<CustomerPayment> adapter) {
        return AnswerReader.entity(adapter, payment -> payment.has(CustomerPaymentFields.ID));
    }

    /** What a caller gets of a page, as text: all values and the objects that they are shared in are left out. */
    static String outcome(AnswerReader<Page<CustomerPayment>> reader, ByteString page) {
        return outcome(
                reader,
                ResponseBody.create(page, JSON),
                read -> read.items().stream()
                                .map(CustomerPayment.jsonAdapter()::toJson)
                                .toList() + " " + read.nextLink());
    }

    /** The same of a single payment. */
    static String outcome(AnswerReader<CustomerPayment> reader, ResponseBody entity) {
        return outcome(reader, entity, CustomerPayment.jsonAdapter()::toJson);
    }

    private static <T> String outcome(AnswerReader<T> reader, ResponseBody body, Function<T, String> shown) {
        try {
            return shown.apply(read(reader, body));
        } catch (UnreadableAnswerException e) {
            return e + " at " + e.jsonPath() + (e.isCutShort() ? " cut short" : "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    static List<CustomerPayment> rows(String page) throws IOException {
        return read(FAST, ResponseBody.create(page, JSON)).items();
    }

    private static <T> T read(AnswerReader<T> reader, ResponseBody body) throws IOException {
        try (Response response = new Response.Builder()
                .request(new Request.Builder().url(URL).build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("")
                .body(body)
                .build()) {
            return reader.read(response);
        }
    }
}
