package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/** The kind of transactions that are blocked for a customer ({@code business-central.md} 2.5). */
public final class CustomerBlocked extends EnumValue {
    /** Nothing. */
    public static final CustomerBlocked NONE = new CustomerBlocked("");

    /** Shipments. */
    public static final CustomerBlocked SHIP = new CustomerBlocked("Ship");

    /** Invoices. */
    public static final CustomerBlocked INVOICE = new CustomerBlocked("Invoice");

    /** Everything. */
    public static final CustomerBlocked ALL = new CustomerBlocked("All");

    private CustomerBlocked(String value) {
        super(value);
    }

    /** Returns the value with this name, even if it has no constant. */
    public static CustomerBlocked of(String value) {
        return new CustomerBlocked(value);
    }
}
