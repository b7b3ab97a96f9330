package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.Origin;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;

/** The addresses of the API, in both of their forms ({@code business-central.md} 1.1, 3.1, 3.2). */
final class Addresses {
    private static final UUID ZERO = new UUID(0, 0);

    private final BusinessCentralEndpoint endpoint;

    Addresses(BusinessCentralEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    ApiVersion apiVersion() {
        return endpoint.apiVersion();
    }

    /** Where tokens and links may go. */
    Origin origin() {
        return Origin.of(endpoint.root());
    }

    HttpUrl root() {
        return endpoint.root();
    }

    /** All companies. */
    HttpUrl companies() {
        return endpoint.root().newBuilder().addPathSegment("companies").build();
    }

    /** The journals of a company. */
    HttpUrl journals(UUID company) {
        return company(company).addPathSegment("customerPaymentJournals").build();
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
