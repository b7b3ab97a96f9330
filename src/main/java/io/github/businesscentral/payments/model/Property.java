package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.Field;

/** A row of an entity's table: all there is to know about one property. */
record Property<E, T>(Field<E, T> field, Kind<T> kind, int maxLength, Access access) {
    /** Returns {@code value} as it is to be sent, or throws what is wrong with it. */
    T checked(T value, Access purpose) {
        if (!access.allows(purpose)) {
            throw new IllegalArgumentException(
                    field + " cannot be sent: the server sets it, or does not let it change. Leave it out.");
        }
        T normalized = kind.normalize(value);
        kind.check(field.name(), maxLength, normalized);
        return normalized;
    }
}
