package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/**
 * The type of the record that a dimension belongs to ({@code business-central.md} 2.1, 2.4). The server has more types than
 * these.
 */
public final class DimensionSetLineParentType extends EnumValue {
    /** None. */
    public static final DimensionSetLineParentType NONE = new DimensionSetLineParentType("");

    /** A line of a journal, such as a customer payment. */
    public static final DimensionSetLineParentType JOURNAL_LINE = new DimensionSetLineParentType("Journal Line");

    /** An entry of the general ledger. */
    public static final DimensionSetLineParentType GENERAL_LEDGER_ENTRY =
            new DimensionSetLineParentType("General Ledger Entry");

    private DimensionSetLineParentType(String value) {
        super(value);
    }

    /** Returns the value with this name, even if it has no constant. */
    public static DimensionSetLineParentType of(String value) {
        return new DimensionSetLineParentType(value);
    }
}
