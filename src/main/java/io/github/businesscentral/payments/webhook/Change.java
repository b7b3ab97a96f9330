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
 * <p>It has no values. Read the record, which the library does from the primary database, and expect {@link
 * io.github.businesscentral.payments.error.NotFoundException}: the record can be gone by now, or be one that you cannot see, such as a
 * line that is no customer payment. Go by what you read and not by {@link #type()}: hints are merged and come late,
 * repeated, and in any order. Posting a journal is {@code DELETED} for each of its lines.
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

    /** What happened. */
    public enum Type {
        /** One record was created. */
        CREATED,
        /** One record was changed, or renamed, such as a line that got another line number. */
        UPDATED,
        /** One record was deleted or posted. */
        DELETED,
        /** Many records changed, more than the server names: 1,000 online. List those that {@link Change#query()} chooses. */
        COLLECTION
    }

    /**
     * Returns a change of one record; for tests.
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

    /** Returns a change of the records that {@code query} chooses; for tests. */
    public static <E extends Entity<E>> Change<E> ofMany(WebhookResource<E> resource, Query<E> query) {
        return ofMany(resource, query, null);
    }

    static <E extends Entity<E>> Change<E> ofMany(
            WebhookResource<E> resource, Query<E> query, @Nullable Instant changedAt) {
        return new Change<>(resource, Type.COLLECTION, null, Objects.requireNonNull(query, "query"), changedAt);
    }

    /** What the subscription watches. */
    public WebhookResource<E> resource() {
        return resource;
    }

    /** What happened, as far as the server says. */
    public Type type() {
        return type;
    }

    /** The id of the record; empty for a {@link Type#COLLECTION}. */
    public Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    /**
     * The rows to list for a {@link Type#COLLECTION}; empty for a change of one record. Payments are listed by {@code
     * company.allPayments(query)}, since the server lists them by journal only.
     *
     * <p>If it {@linkplain #choosesAll() chooses all}, compare what you list with what you have: the server sends no filter when
     * records were deleted, and names none of them. If you keep a copy of payments, always list all: a line whose application people
     * have cleared is one that changed, and is no payment any more, so that no query finds it.
     */
    public Optional<Query<E>> query() {
        return Optional.ofNullable(query);
    }

    /** Whether this is a {@link Type#COLLECTION} whose query chooses all rows: what is not listed was deleted. */
    public boolean choosesAll() {
        return query != null && query.options().isEmpty();
    }

    /** When the record was changed, by the server's clock; for a collection, the last of its changes. */
    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }

    @Override
    public String toString() {
        return type + " " + resource + (id == null ? "" : "(" + id + ")") + (query == null ? "" : "?" + query);
    }
}
