package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.odata.JsonBody;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes two requests tries of the same: method, path, query, and what the body says it is about. */
final class RequestKey {
    private static final String API = "/api/v2.0/";
    private static final List<String> KEYS = List.of("lineNumber", "id", "documentNumber");

    private RequestKey() {}

    static String of(FakeRequest request) {
        String path = request.path();
        // Without host and tenant, so that both ways to reach the stand-in give the same.
        int api = path.indexOf(API);
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String body = request.body().size() == 0 ? "" : " " + key(request);
        return request.method() + " " + (api < 0 ? path : path.substring(api + API.length())) + query + body;
    }

    /** Returns the first of the body's keys; the whole body if it has none. */
    private static String key(FakeRequest request) {
        Map<String, @Nullable Object> body;
        try {
            body = JsonBody.parse(request.body());
        } catch (ODataError e) {
            return request.bodyText();
        }
        for (String key : KEYS) {
            Object value = body.get(key);
            if (value != null) {
                return key + "=" + (value instanceof BigDecimal number ? number.toPlainString() : value);
            }
        }
        return request.bodyText();
    }
}
