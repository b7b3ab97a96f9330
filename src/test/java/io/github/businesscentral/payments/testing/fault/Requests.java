package io.github.businesscentral.payments.testing.fault;

import io.github.businesscentral.payments.testing.FakeRequest;
import java.util.Locale;
import java.util.function.Predicate;

/** Conditions for the requests that a fault affects. Combine them with {@code and}, {@code or} and {@code negate}. */
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

    /** Matches requests that may change something: everything except GET. */
    public static Predicate<FakeRequest> writes() {
        return gets().negate();
    }

    /** Matches requests that create an entity: POSTs other than actions and batches. */
    public static Predicate<FakeRequest> creates() {
        return posts().and(postings().or(batches()).negate());
    }

    /** Matches requests to post a journal. */
    public static Predicate<FakeRequest> postings() {
        return posts().and(request -> endsWith(request, "/Microsoft.NAV.post"));
    }

    public static Predicate<FakeRequest> batches() {
        return posts().and(request -> endsWith(request, "/$batch"));
    }

    /** Matches GETs that a replica may answer: those without {@code Data-Access-Intent: ReadWrite}. */
    public static Predicate<FakeRequest> replicaReads() {
        return gets().and(request -> !"ReadWrite".equalsIgnoreCase(request.header("Data-Access-Intent")));
    }

    private static boolean endsWith(FakeRequest request, String end) {
        return request.path().toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT));
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
