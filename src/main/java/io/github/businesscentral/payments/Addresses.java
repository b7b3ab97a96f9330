package io.github.businesscentral.payments;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.businesscentral.payments.call.Origin;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;

/** The addresses of the API, in both forms ({@code business-central.md} 1.1, 3.1, 3.2). */
final class Addresses {
    private static final UUID ZERO = new UUID(0, 0);

    private final BusinessCentralEndpoint endpoint;

    Addresses(BusinessCentralEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    ApiVersion apiVersion() {
        return endpoint.apiVersion();
    }

    /** The origin that tokens are sent to and links may lead to. */
    Origin origin() {
        return Origin.of(endpoint.root());
    }

    HttpUrl root() {
        return endpoint.root();
    }

    /** All companies: {@code companies}. */
    HttpUrl companies() {
        return endpoint.root().newBuilder().addPathSegment("companies").build();
    }

    /** A set of a company: {@code companies({c})/{set}}. */
    HttpUrl set(UUID company, String set) {
        return company(company).addPathSegment(set).build();
    }

    /**
     * The action that posts a journal, at the journal's other address: {@code companies({c})/journals({id})/Microsoft.NAV.post}.
     */
    HttpUrl posting(UUID company, UUID journal) {
        return company(company)
                .addPathSegment(key("journals", journal))
                .addPathSegment("Microsoft.NAV.post")
                .build();
    }

    /** A set of an entity: {@code …({id})/{set}}. */
    static HttpUrl below(HttpUrl entity, String set) {
        return entity.newBuilder().addPathSegment(set).build();
    }

    /** The entities of a collection: {@code …/{set}({id})}. Parses the address of the collection only once. */
    static final class Members {
        private final String set;
        private final int last;

        @GuardedBy("this") private final HttpUrl.Builder member;

        Members(HttpUrl collection) {
            last = collection.pathSize() - 1;
            set = collection.pathSegments().get(last);
            member = collection.newBuilder();
        }

        /** The entity with this id. */
        synchronized HttpUrl one(UUID id) {
            return member.setPathSegment(last, key(set, checked(id, "id"))).build();
        }
    }

    /** The direct form: {@code companies({c})/customerPayments({id})}. */
    HttpUrl payment(UUID company, UUID id) {
        return company(company)
                .addPathSegment(key("customerPayments", checked(id, "id")))
                .build();
    }

    /** The nested collection: {@code companies({c})/customerPaymentJournals({j})/customerPayments}. */
    HttpUrl journalPayments(UUID company, UUID journal) {
        return journal(company, journal).addPathSegment("customerPayments").build();
    }

    /** The nested form: {@code companies({c})/customerPaymentJournals({j})/customerPayments({id})}. */
    HttpUrl journalPayment(UUID company, UUID journal, UUID id) {
        return journal(company, journal)
                .addPathSegment(key("customerPayments", checked(id, "id")))
                .build();
    }

    private HttpUrl.Builder journal(UUID company, UUID journal) {
        return company(company).addPathSegment(key("customerPaymentJournals", journal));
    }

    private HttpUrl.Builder company(UUID company) {
        return endpoint.root().newBuilder().addPathSegment(key("companies", company));
    }

    private static String key(String set, UUID id) {
        return set + "(" + id + ")";
    }

    static boolean isZero(UUID id) {
        return id.equals(ZERO);
    }

    /** Returns {@code id} unless it is the GUID that means "none". */
    static UUID checked(UUID id, String name) {
        if (isZero(Objects.requireNonNull(id, name))) {
            throw new IllegalArgumentException(
                    name + " is the zero GUID, which means \"none\". Take the id from the entity"
                            + " that the server returned.");
        }
        return id;
    }
}
