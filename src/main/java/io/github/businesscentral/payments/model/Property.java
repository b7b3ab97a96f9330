package io.github.businesscentral.payments.model;

/** A row of an entity's table: all there is to know about one property. */
record Property<T>(String name, int ordinal, Kind<T> kind, int maxLength, Access access) {
    /** Returns {@code value} as it is to be sent, or throws what is wrong with it. */
    T checked(T value, Access purpose) {
        if (!access.allows(purpose)) {
            throw new IllegalArgumentException(
                    name + " cannot be sent: the server sets it, or does not let it change. Leave it out.");
        }
        T normalized = kind.normalize(value);
        kind.check(name, maxLength, normalized);
        return normalized;
    }
}
