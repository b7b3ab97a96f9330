package io.github.businesscentral.payments.model;

import io.github.businesscentral.payments.odata.EnumValue;

/** The type of the document behind a general ledger entry ({@code business-central.md} 2.5). */
public final class GeneralLedgerEntryDocumentType extends EnumValue {
    /** No type. */
    public static final GeneralLedgerEntryDocumentType NONE = new GeneralLedgerEntryDocumentType("");

    /** A payment from a customer or to a vendor. */
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

    /** Returns the value with this name, even if it has no constant. */
    public static GeneralLedgerEntryDocumentType of(String value) {
        return new GeneralLedgerEntryDocumentType(value);
    }
}
