package io.github.businesscentral.payments.webhook;

import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.odata.Query;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hint that something changed ({@code business-central.md} 9.3).
 *
 * <p>A change contains no values. Read the record; the library reads it from the primary database. Expect {@link
 * io.github.businesscentral.payments.error.NotFoundException}: the record may be gone, or may be one that you cannot see, such as
 * a line that is not a customer payment. Trust the record that you read, not {@link #type()}. The server merges and repeats
 * hints, and sends them late and in any order. When a journal is posted, it sends {@code DELETED} for each line.
 *
 * @param <E> the entity
 */
public final class Change<E extends Entity<E>> {
    private final WebhookResource<E> resource;
    private final Type type;
    private final @Nullable UUID id;
    private final @Nullable Query<E> query;
    private final @Nullable Instant changedAt;

    private Change(
            WebhookResource<E> resource,
            Type type,
            @Nullable UUID id,
            @Nullable Query<E> query,
            @Nullable Instant changedAt) {
        this.resource = Objects.requireNonNull(resource, "resource");
        this.type = Objects.requireNonNull(type, "type");
        this.id = id;
        this.query = query;
        this.changedAt = changedAt;
    }

    /** The kind of change. */
    public enum Type {
        /** One record was created. */
        CREATED,
        /** One record was changed or renamed. A line that got another line number counts as renamed. */
        UPDATED,
        /** One record was deleted or posted. */
        DELETED,
        /**
         * Many records changed, more than the server lists one by one (online, 1,000). List the records that match {@link
         * Change#query()}.
         */
        COLLECTION
    }

    /**
     * Returns a change of one record. For tests.
     *
     * @throws IllegalArgumentException if {@code type} is {@link Type#COLLECTION}
     */
    public static <E extends Entity<E>> Change<E> ofOne(WebhookResource<E> resource, Type type, UUID id) {
        return ofOne(resource, type, id, null);
    }

    static <E extends Entity<E>> Change<E> ofOne(
            WebhookResource<E> resource, Type type, UUID id, @Nullable Instant changedAt) {
        if (type == Type.COLLECTION) {
            throw new IllegalArgumentException("A collection has no id. Use ofMany(resource, query).");
        }
        return new Change<>(resource, type, Objects.requireNonNull(id, "id"), null, changedAt);
    }

    /** Returns a change of all records that match {@code query}. For tests. */
    public static <E extends Entity<E>> Change<E> ofMany(WebhookResource<E> resource, Query<E> query) {
        return ofMany(resource, query, null);
    }

    static <E extends Entity<E>> Change<E> ofMany(
            WebhookResource<E> resource, Query<E> query, @Nullable Instant changedAt) {
        return new Change<>(resource, Type.COLLECTION, null, Objects.requireNonNull(query, "query"), changedAt);
    }

    /** The resource that the subscription watches. */
    public WebhookResource<E> resource() {
        return resource;
    }

    /** The kind of change, as the server reported it. */
    public Type type() {
        return type;
    }

    /** The id of the record; empty for a {@link Type#COLLECTION}. */
    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The query that lists the changed rows of a {@link Type#COLLECTION}. Empty for a change of one record. To list payments,
     * pass it to {@code company.allPayments(query)}; the server lists payments by journal only.
     *
     * <p>If the query {@linkplain #choosesAll() selects all rows}, compare the rows with your own data. The server sends no
     * filter when records were deleted, and does not list the deleted records. If you keep a copy of payments, always list all of
     * them. When people clear the application of a line, the line counts as changed but is no longer a customer payment, so no
     * query returns it.
     */
    public Optional<Query<E>> query() {
        return Optional.ofNullable(query);
    }

    /**
     * Whether this is a {@link Type#COLLECTION} whose query selects all rows. Any row that the query does not return was then
     * deleted.
     */
    public boolean choosesAll() {
        return query != null && query.options().isEmpty();
    }

    /** The time of the change by the server's clock. For a collection, the time of the last change in it. */
    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    @Override
    public String toString() {
        return type + " " + resource + (id == null ? "" : "(" + id + ")") + (query == null ? "" : "?" + query);
    }
}
