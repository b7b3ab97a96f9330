package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/** Whether a customer is a company or a person ({@code business-central.md} 2.5). */
public final class CustomerType extends EnumValue {
    /** Unknown. */
    public static final CustomerType NONE = new CustomerType("");

    /** A company. */
    public static final CustomerType COMPANY = new CustomerType("Company");

    /** A person. */
    public static final CustomerType PERSON = new CustomerType("Person");

    private CustomerType(String value) {
        super(value);
    }

    /** Returns the value with this name, even if it has no constant. */
    public static CustomerType of(String value) {
        return new CustomerType(value);
    }
}
