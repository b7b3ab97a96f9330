package io.github.businesscentral.payments.odata;

/**
 * A sort order of a list: {@link Field#ascending()} or {@link Field#descending()}. Immutable.
 *
 * @param <E> the entity
 */
@SuppressWarnings("UnusedTypeParameter") // read by the compiler: an order of one entity is none of another
public final class Order<E> {
    private final String property;
    private final String direction;

    Order(String property, String direction) {
        this.property = property;
        this.direction = direction;
    }

    String property() {
        return property;
    }

    /** The order in OData syntax, for example {@code amount desc}. */
    @Override
    public String toString() {
        return property + direction;
    }
}
