package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entity was changed since it was read (409 {@code Request_EntityChanged}, or 412). Nothing was written. */
public final class ConcurrentChangeException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Supplier<?> current;

    ConcurrentChangeException(ErrorResponse response, CallSummary call) {
        this(response, call, null);
    }

    private ConcurrentChangeException(ErrorResponse response, CallSummary call, @Nullable Supplier<?> current) {
        super(response, call, "Read the entity again and apply your change to the new version.");
        this.current = current;
    }

    /** Returns this exception with a way to read the entity. */
    public ConcurrentChangeException offering(Supplier<?> entity) {
        return new ConcurrentChangeException(response(), call(), entity);
    }

    /**
     * Sends a request to read the current entity, and returns it if it has this type. Empty after deserialization, because the
     * exception then has no client.
     *
     * @throws BusinessCentralException if the entity cannot be read or no longer exists
     */
    public <T> Optional<T> current(Class<T> type) {
        Object entity = current == null ? null : current.get();
        return type.isInstance(entity) ? Optional.of(type.cast(entity)) : Optional.empty();
    }
}
