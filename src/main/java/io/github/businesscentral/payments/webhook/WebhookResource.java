package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalFields;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionFields;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceFields;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resource that a subscription watches: all entities of one type in one company ({@code business-central.md} 9.1). Immutable.
 *
 * <p>The server cannot filter rows. Subscribing to {@link CustomerPayment} delivers changes of every general journal line of the
 * company. Subscribing to {@link CustomerPaymentJournal} delivers changes of every journal of every template. Expect records that
 * you cannot read. A changed line does not notify subscribers of its journal.
 *
 * @param <E> the entity
 */
public final class WebhookResource<E extends Entity<E>> {
    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(CustomerPayment.class, "customerPayments", CustomerPaymentFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(
                    CustomerPaymentJournal.class,
                    "customerPaymentJournals",
                    CustomerPaymentJournalFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(Customer.class, "customers", CustomerFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(SalesInvoice.class, "salesInvoices", SalesInvoiceFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(Account.class, "accounts", AccountFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(Dimension.class, "dimensions", DimensionFields.LAST_MODIFIED_DATE_TIME),
            new Kind<>(
                    GeneralLedgerEntry.class,
                    "generalLedgerEntries",
                    GeneralLedgerEntryFields.LAST_MODIFIED_DATE_TIME));

    // The documentation's sample uses the second name, the server's code the first (9.3).
    private static final Pattern CHANGED_AFTER =
            Pattern.compile("(?:lastModifiedDateTime|lastDateTimeModified) gt (\\S{1,40})");

    private final UUID company;
    private final Kind<E> kind;

    private WebhookResource(UUID company, Kind<E> kind) {
        this.company = company;
        this.kind = kind;
    }

    /**
     * Returns the resource of an entity type in a company. For processes that receive notifications and have no client; {@code
     * company.webhookResource(entity)} returns the same.
     *
     * @throws IllegalArgumentException if the server cannot watch this type, or the library does not know it
     */
    public static <E extends Entity<E>> WebhookResource<E> of(UUID company, Class<E> entity) {
        return new WebhookResource<>(Objects.requireNonNull(company, "company"), kindOf(entity));
    }

    @SuppressWarnings("unchecked") // a kind has the type of its class
    private static <E extends Entity<E>> Kind<E> kindOf(Class<E> entity) {
        Objects.requireNonNull(entity, "entity");
        return (Kind<E>) KINDS.stream()
                .filter(kind -> kind.entity.equals(entity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(entity.getSimpleName()
                        + " cannot be watched. Watch one of "
                        + KINDS.stream()
                                .map(kind -> kind.entity.getSimpleName())
                                .toList() + "."));
    }

    /** The id of the company. */
    public UUID company() {
        return company;
    }

    /** The entity type. */
    public Class<E> entity() {
        return kind.entity;
    }

    /** The name in the result of {@code client.webhookSupportedResources(…)}, for example {@code v2.0/customerPayments}. */
    public String name() {
        return "v2.0/" + kind.set;
    }

    /** The {@code resource} of its subscriptions, for example {@code /api/v2.0/companies(…)/customerPayments}. */
    public String path() {
        return "/api/v2.0/" + relativePath();
    }

    private String relativePath() {
        return "companies(" + company + ")/" + kind.set;
    }

    /** Whether {@code path} is this resource, in any form that the server accepts. */
    public boolean isNamedBy(String path) {
        String relative = relativePath();
        int start = path.length() - relative.length();
        return start >= 0
                && path.regionMatches(true, start, relative, 0, relative.length())
                && (start == 0 || path.charAt(start - 1) == '/');
    }

    /**
     * Returns the query for a notification's filter. Selects all rows if there is no filter, or one that this version does not
     * recognize.
     */
    Query<E> query(@Nullable String filter) {
        Instant moment = filter == null ? null : moment(filter);
        Query<E> all = Query.of(kind.entity);
        try {
            return moment == null ? all : all.and(kind.modified.after(moment));
        } catch (IllegalArgumentException outOfRange) {
            return all;
        }
    }

    private static @Nullable Instant moment(String filter) {
        Matcher after = CHANGED_AFTER.matcher(filter.strip());
        try {
            return after.matches() ? Instant.parse(after.group(1)) : null;
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookResource<?> that && company.equals(that.company) && kind.equals(that.kind);
    }

    @Override
    public int hashCode() {
        return Objects.hash(company, kind);
    }

    @Override
    public String toString() {
        return relativePath();
    }

    /** An entity type that can be watched, with the name of its set and the property that a notification's filter uses. */
    private record Kind<E extends Entity<E>>(Class<E> entity, String set, InstantField<E> modified) {}
}
