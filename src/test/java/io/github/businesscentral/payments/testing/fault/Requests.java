package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import java.util.function.Predicate;

/** Which requests a fault strikes. Combine them with {@code and}, {@code or} and {@code negate}. */
public final class Requests {
    private Requests() {}

    public static Predicate<FakeRequest> gets() {
        return method("GET");
    }

    public static Predicate<FakeRequest> posts() {
        return method("POST");
    }

    public static Predicate<FakeRequest> patches() {
        return method("PATCH");
    }

    public static Predicate<FakeRequest> deletes() {
        return method("DELETE");
    }

    /** Matches what may change something: everything but GET. */
    public static Predicate<FakeRequest> writes() {
        return gets().negate();
    }

    /** Matches requests with this text in their path, such as an id, {@code $batch} or {@code Microsoft.NAV.post}. */
    public static Predicate<FakeRequest> to(String partOfPath) {
        return request -> request.path().contains(partOfPath);
    }

    /** Matches requests with this text in their body. */
    public static Predicate<FakeRequest> saying(String partOfBody) {
        return request -> request.bodyText().contains(partOfBody);
    }

    private static Predicate<FakeRequest> method(String method) {
        return request -> request.method().equals(method);
    }
}
