package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/** The type of the document that an entry of the general ledger comes from ({@code business-central.md} 2.5). */
public final class GeneralLedgerEntryDocumentType extends EnumValue {
    /** No type. */
    public static final GeneralLedgerEntryDocumentType NONE = new GeneralLedgerEntryDocumentType("");

    /** A payment of a customer, or one to a vendor. */
    public static final GeneralLedgerEntryDocumentType PAYMENT = new GeneralLedgerEntryDocumentType("Payment");

    /** An invoice. */
    public static final GeneralLedgerEntryDocumentType INVOICE = new GeneralLedgerEntryDocumentType("Invoice");

    /** A credit memo. */
    public static final GeneralLedgerEntryDocumentType CREDIT_MEMO = new GeneralLedgerEntryDocumentType("Credit Memo");

    /** A finance charge memo. */
    public static final GeneralLedgerEntryDocumentType FINANCE_CHARGE_MEMO =
            new GeneralLedgerEntryDocumentType("Finance Charge Memo");

    /** A reminder. */
    public static final GeneralLedgerEntryDocumentType REMINDER = new GeneralLedgerEntryDocumentType("Reminder");

    /** A refund. */
    public static final GeneralLedgerEntryDocumentType REFUND = new GeneralLedgerEntryDocumentType("Refund");

    private GeneralLedgerEntryDocumentType(String value) {
        super(value);
    }

    /** Returns the value with this name, also one that has no constant. */
    public static GeneralLedgerEntryDocumentType of(String value) {
        return new GeneralLedgerEntryDocumentType(value);
    }
}
