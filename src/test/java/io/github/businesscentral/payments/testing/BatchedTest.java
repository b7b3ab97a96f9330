package io.github.businesscentral.payments.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests of {@code $batch} share. */
abstract class BatchedTest extends StandInTest {
    static String envelope(List<String> operations) {
        return "{\"requests\":[" + String.join(",", operations) + "]}";
    }

    /** Returns an operation; id and rest are JSON. */
    static String operation(String id, String method, String url, String rest) {
        return "{\"id\":" + id + ",\"method\":\"" + method + "\",\"url\":\"" + url + "\"," + rest + "}";
    }

    String createLine(String id, int amount) {
        return operation(
                "\"" + id + "\"",
                "POST",
                payments(),
                "\"headers\":{\"Content-Type\":\"application/json\"},\"body\":{\"amount\":" + amount + "}");
    }

    /** Returns an operation that is refused with 400. */
    String failing(String id) {
        return operation("\"" + id + "\"", "POST", payments(), "\"body\":{\"customerNumber\":\"99999\"}");
    }

    static String read(String id, String url) {
        return operation("\"" + id + "\"", "GET", url, "\"headers\":{}");
    }

    Answer batch(List<String> operations, String... headers) {
        return post("$batch", envelope(operations), headers).is(200);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> responses(Answer answer) {
        return (List<Map<String, Object>>) answer.get("responses");
    }

    static List<Integer> statuses(Answer answer) {
        return responses(answer).stream()
                .map(response -> ((Double) response.get("status")).intValue())
                .toList();
    }

    static List<Object> ids(Answer answer) {
        List<Object> ids = new ArrayList<>();
        responses(answer).forEach(response -> ids.add(response.get("id")));
        return ids;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> body(Answer answer, int position) {
        return (Map<String, Object>) responses(answer).get(position).get("body");
    }
}
