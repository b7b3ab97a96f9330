package io.github.businesscentral.payments.entity;

/** A row of an {@link EntityTable}: one property of the entity. */
record Property<T>(String name, int ordinal, Kind<T> kind, int maxLength, Access access) {
    /** Returns {@code value} as a request sends it. Throws if a request for {@code purpose} must not contain it. */
    T checked(T value, Access purpose) {
        if (!isAllowedIn(purpose)) {
            throw new IllegalArgumentException(wayToSet(purpose));
        }
        T normalized = kind.normalize(value);
        kind.check(name, maxLength, normalized);
        return normalized;
    }

    /** One sentence on how a builder for {@code purpose} sets the property, or why it cannot. */
    String wayToSet(Access purpose) {
        if (!isAllowedIn(purpose)) {
            return name + " cannot be sent: the server sets it, or does not let it change. Leave it out.";
        }
        if (purpose == Access.READ_ONLY) {
            return "The library knows it: set it by its own method or constant.";
        }
        // Related entities are added one at a time.
        return "Call " + (kind instanceof RelatedKind ? name.substring(0, name.length() - 1) : name) + "(…) instead.";
    }

    /** Whether a request for {@code purpose} may contain the property. */
    boolean isAllowedIn(Access purpose) {
        return access.compareTo(purpose) >= 0;
    }
}
