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
 * What a subscription watches: the entities of one kind in one company ({@code business-central.md} 9.1). Immutable.
 *
 * <p>The server has no row filter. A subscriber of {@link CustomerPayment} hears of every general journal line of the company, and one
 * of {@link CustomerPaymentJournal} of every journal of every template. So expect that a record you hear of is not found. A changed
 * line does not notify a subscriber of its journal.
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

    // The sample of the documentation has the second name; the code of the server has the first (9.3).
    private static final Pattern CHANGED_AFTER =
            Pattern.compile("(?:lastModifiedDateTime|lastDateTimeModified) gt (\\S{1,40})");

    private final UUID company;
    private final Kind<E> kind;

    private WebhookResource(UUID company, Kind<E> kind) {
        this.company = company;
        this.kind = kind;
    }

    /**
     * Names the entities of a kind in a company, for a process that receives notifications and has no client. {@code
     * company.webhookResource(entity)} returns the same.
     *
     * @throws IllegalArgumentException if the server cannot watch this kind, or the library does not know it
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

    /** The entity. */
    public Class<E> entity() {
        return kind.entity;
    }

    /** The name in the list of {@code client.webhookSupportedResources(…)}, such as {@code v2.0/customerPayments}. */
    public String name() {
        return "v2.0/" + kind.set;
    }

    /** The {@code resource} of its subscriptions, such as {@code /api/v2.0/companies(…)/customerPayments}. */
    public String path() {
        return "/api/v2.0/" + relativePath();
    }

    private String relativePath() {
        return "companies(" + company + ")/" + kind.set;
    }

    /** Whether {@code path}, in any of the forms that the server accepts, names this resource. */
    public boolean isNamedBy(String path) {
        String relative = relativePath();
        int start = path.length() - relative.length();
        return start >= 0
                && path.regionMatches(true, start, relative, 0, relative.length())
                && (start == 0 || path.charAt(start - 1) == '/');
    }

    /** The rows that the filter of a notification chooses; all rows if there is none, or one that this version does not know. */
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

    /** A kind of entity that can be watched: the name of its set, and the property that a notification's filter names. */
    private record Kind<E extends Entity<E>>(Class<E> entity, String set, InstantField<E> modified) {}
}
