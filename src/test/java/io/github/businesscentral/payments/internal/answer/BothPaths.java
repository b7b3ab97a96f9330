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
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a page of payments by the fast path for rows, and by the general path alone. */
final class BothPaths {
    private static final HttpUrl URL = HttpUrl.get("https://bc.example/api/v2.0/customerPayments");
    private static final MediaType JSON = MediaType.get("application/json");

    static final AnswerReader<Page<CustomerPayment>> FAST = reader(CustomerPayment.jsonAdapter());
    static final AnswerReader<Page<CustomerPayment>> GENERAL = reader(new JsonAdapter<>() {
        @Override
        public @Nullable CustomerPayment fromJson(JsonReader reader) throws IOException {
            return CustomerPayment.jsonAdapter().fromJson(reader);
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable CustomerPayment value) throws IOException {
            CustomerPayment.jsonAdapter().toJson(writer, value);
        }
    });

    private BothPaths() {}

    private static AnswerReader<Page<CustomerPayment>> reader(JsonAdapter<CustomerPayment> adapter) {
        return AnswerReader.page(adapter, payment -> payment.has(CustomerPaymentFields.ID), Origin.of(URL));
    }

    /** What a caller gets of a page, as text: all values and the objects that they are shared in are left out. */
    static String outcome(AnswerReader<Page<CustomerPayment>> reader, ByteString page) {
        try {
            Page<CustomerPayment> read = read(reader, page);
            return read.items().stream()
                            .map(CustomerPayment.jsonAdapter()::toJson)
                            .toList() + " " + read.nextLink();
        } catch (UnreadableAnswerException e) {
            return e + " at " + e.jsonPath() + (e.isCutShort() ? " cut short" : "");
        } catch (IOException e) {
            return e.toString();
        }
    }

    static List<CustomerPayment> rows(String page) throws IOException {
        return read(FAST, ByteString.encodeUtf8(page)).items();
    }

    private static Page<CustomerPayment> read(AnswerReader<Page<CustomerPayment>> reader, ByteString page)
            throws IOException {
        try (Response response = new Response.Builder()
                .request(new Request.Builder().url(URL).build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("")
                .body(ResponseBody.create(page, JSON))
                .build()) {
            return reader.read(response);
        }
    }
}
