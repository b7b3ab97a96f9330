package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.odata.Query;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads entities of one type.
 *
 * @param <E> the entity
 */
public interface Entities<E> {
    /** The same methods as prepared calls. */
    Calls<E> calls();

    /**
     * Returns the entity with this id.
     *
     * @throws io.github.businesscentral.payments.error.NotFoundException if it does not exist
     */
    default E get(UUID id) {
        return calls().get(id).execute();
    }

    /** All entities in no particular order, fetched page by page as you read them. */
    Paged<E> list();

    /**
     * The entities that the query selects, in no particular order unless the query sorts them. Fetched page by page as you read
     * them; sends nothing until then.
     */
    Paged<E> list(Query<E> query);

    /**
     * Entities with a number that people use, such as customers.
     *
     * @param <E> the entity
     */
    interface Numbered<E> extends Entities<E> {
        /**
         * Returns the entity with this number, if there is one. The server compares numbers in upper case and without leading and
         * trailing spaces ({@code business-central.md} 2.1).
         *
         * @throws IllegalArgumentException if the number is longer than the server stores; nothing was sent
         */
        Optional<E> byNumber(String number);
    }

    /**
     * The methods of {@link Entities} as prepared calls.
     *
     * @param <E> the entity
     */
    interface Calls<E> {
        /** Prepares {@link Entities#get get(…)}. */
        ApiCall<E> get(UUID id);
    }
}
