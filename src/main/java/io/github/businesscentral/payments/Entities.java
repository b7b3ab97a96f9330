package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.odata.Query;
import java.util.Optional;
import java.util.UUID;

/**
 * Entities of one kind, to be read.
 *
 * @param <E> the entity
 */
public interface Entities<E> {
    /** The same verbs, prepared and not executed. */
    Calls<E> calls();

    /**
     * Returns the entity with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if there is none
     */
    default E get(UUID id) {
        return calls().get(id).execute();
    }

    /** All of them in no particular order, fetched page by page while they are walked. */
    Paged<E> list();

    /**
     * Those that the query chooses, in no particular order unless it sorts them; fetched page by page while they are
     * walked, nothing is sent before that.
     */
    Paged<E> list(Query<E> query);

    /**
     * Entities that people know by a number, such as customers.
     *
     * @param <E> the entity
     */
    interface Numbered<E> extends Entities<E> {
        /**
         * Returns the entity with this number, if there is one. The server compares numbers in upper case and without blanks
         * around them ({@code business-central.md} 2.1).
         *
         * @throws IllegalArgumentException if the number is longer than the server stores; nothing was sent
         */
        Optional<E> byNumber(String number);
    }

    /**
     * The verbs of {@link Entities} as prepared calls.
     *
     * @param <E> the entity
     */
    interface Calls<E> {
        /** Prepares {@link Entities#get}. */
        ApiCall<E> get(UUID id);
    }
}
