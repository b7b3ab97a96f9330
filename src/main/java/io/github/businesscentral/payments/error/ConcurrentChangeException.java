package io.github.businesscentral.payments.error;

import java.io.Serial;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody changed the entity since it was read (409 {@code Request_EntityChanged}, or 412); nothing was written. */
public final class ConcurrentChangeException extends ApiException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient @Nullable Supplier<?> current;

    ConcurrentChangeException(ErrorResponse response, CallSummary call) {
        this(response, call, null);
    }

    private ConcurrentChangeException(ErrorResponse response, CallSummary call, @Nullable Supplier<?> current) {
        super(response, call, "Read the entity again and apply the change to what it is now.");
        this.current = current;
    }

    /** Returns this exception with a way to read the entity. */
    public ConcurrentChangeException offering(Supplier<?> entity) {
        return new ConcurrentChangeException(response(), call(), entity);
    }

    /**
     * Reads the entity as it is now, with a request of its own, and returns it if it is of this type; empty if the exception
     * was serialized, since it has lost its client.
     *
     * @throws BusinessCentralException if it cannot be read, or is not there any more
     */
    public <T> Optional<T> current(Class<T> type) {
        Object entity = current == null ? null : current.get();
        return type.isInstance(entity) ? Optional.of(type.cast(entity)) : Optional.empty();
    }
}
