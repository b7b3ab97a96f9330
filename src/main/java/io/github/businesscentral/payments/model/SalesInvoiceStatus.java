package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/** The status of a sales invoice ({@code business-central.md} 2.5). */
public final class SalesInvoiceStatus extends EnumValue {
    /** No status. */
    public static final SalesInvoiceStatus NONE = new SalesInvoiceStatus("");

    /** Not posted: no payment can be applied to it. */
    public static final SalesInvoiceStatus DRAFT = new SalesInvoiceStatus("Draft");

    /** Not posted, and waiting for approval. */
    public static final SalesInvoiceStatus IN_REVIEW = new SalesInvoiceStatus("In Review");

    /** Posted, and not paid in full. */
    public static final SalesInvoiceStatus OPEN = new SalesInvoiceStatus("Open");

    /** Posted, and paid in full. */
    public static final SalesInvoiceStatus PAID = new SalesInvoiceStatus("Paid");

    /** Posted, and canceled. */
    public static final SalesInvoiceStatus CANCELED = new SalesInvoiceStatus("Canceled");

    /** Corrects another document. */
    public static final SalesInvoiceStatus CORRECTIVE = new SalesInvoiceStatus("Corrective");

    private SalesInvoiceStatus(String value) {
        super(value);
    }

    /** Returns the value with this name, even if it has no constant. */
    public static SalesInvoiceStatus of(String value) {
        return new SalesInvoiceStatus(value);
    }
}
