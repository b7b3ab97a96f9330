package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.odata.JsonBody;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Identifies attempts of the same request: method, path, query, and the key in the body. */
final class RequestKey {
    private static final String API = "/api/v2.0/";
    private static final List<String> KEYS = List.of("lineNumber", "id");

    private RequestKey() {}

    static String of(FakeRequest request) {
        String path = request.path();
        // Without host and tenant, so that both ways to reach the stand-in give the same key.
        int api = path.indexOf(API);
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String body = request.body().size() == 0 ? "" : " " + key(request);
        return request.method() + " " + (api < 0 ? path : path.substring(api + API.length())) + query + body;
    }

    /**
     * Returns the line number or id in the body, or a digest of the whole body if it has neither. A document number is not
     * enough, because many lines can have the same.
     */
    private static String key(FakeRequest request) {
        String digest = request.body().sha256().hex();
        Map<String, @Nullable Object> body;
        try {
            body = JsonBody.parse(request.body());
        } catch (ODataError e) {
            return digest;
        }
        for (String key : KEYS) {
            Object value = body.get(key);
            if (value != null) {
                return key + "=" + value;
            }
        }
        return digest;
    }
}
