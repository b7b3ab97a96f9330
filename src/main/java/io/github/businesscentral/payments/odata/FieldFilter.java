package io.github.businesscentral.payments.odata;

/**
 * A condition on one field, or several of which one must hold.
 *
 * @param <F> the kind of the field
 */
public final class FieldFilter<E, F extends FilterField<E, ?, F>> extends Filter<E> {
    static final String OR = " or ";

    private final F field;
    private final boolean alternatives;

    FieldFilter(F field, String text, boolean alternatives) {
        super(text);
        this.field = field;
        this.alternatives = alternatives;
    }

    /**
     * Offers the conditions of the same field once more, as an alternative to this one: {@code
     * DOCUMENT_NUMBER.startsWith("PAY-").or().startsWith("WIRE-")}. A range is no alternative: {@code between} throws {@link
     * IllegalStateException} there.
     */
    public F or() {
        return field.alternativeTo(this);
    }

    @Override
    String operand() {
        return alternatives ? "(" + this + ")" : toString();
    }
}
