package io.github.businesscentral.payments.odata;

/**
 * A condition on one field, or several alternative conditions on it.
 *
 * @param <F> the type of the field
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
     * Returns the field, to add an alternative condition: {@code DOCUMENT_NUMBER.startsWith("PAY-").or().startsWith("WIRE-")}. A
     * range cannot be an alternative: {@code between} throws {@link IllegalStateException}.
     */
    public F or() {
        return field.alternativeTo(this);
    }

    @Override
    String operand() {
        return alternatives ? "(" + this + ")" : toString();
    }
}
