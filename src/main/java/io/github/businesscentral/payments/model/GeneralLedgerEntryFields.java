package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.DateField;
import io.github.businesscentral.payments.odata.EnumField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.Navigation;
import io.github.businesscentral.payments.odata.NumberField;
import io.github.businesscentral.payments.odata.TextField;
import java.math.BigDecimal;

/** The properties of a general ledger entry, for static import ({@code business-central.md} 2.5). */
public final class GeneralLedgerEntryFields {
    static final EntityTable<GeneralLedgerEntry> TABLE = new EntityTable<>("generalLedgerEntry");

    /** The id. */
    public static final GuidField<GeneralLedgerEntry> ID = TABLE.guid("id", READ_ONLY);

    /** The entry number. Later entries have higher numbers. */
    public static final NumberField<GeneralLedgerEntry, Integer> ENTRY_NUMBER = TABLE.integer("entryNumber", READ_ONLY);

    /** The posting date. */
    public static final DateField<GeneralLedgerEntry> POSTING_DATE = TABLE.date("postingDate", READ_ONLY);

    /** The number of the posted document. With a posting number series, it differs from that of the journal line. */
    public static final CodeField<GeneralLedgerEntry> DOCUMENT_NUMBER = TABLE.code("documentNumber", 20, READ_ONLY);

    /** The type of the document. Payments from customers and to vendors have the same type. */
    public static final EnumField<GeneralLedgerEntry, GeneralLedgerEntryDocumentType> DOCUMENT_TYPE =
            TABLE.enumeration("documentType", READ_ONLY, GeneralLedgerEntryDocumentType::of);

    /** The id of the account. */
    public static final GuidField<GeneralLedgerEntry> ACCOUNT_ID = TABLE.guid("accountId", READ_ONLY);

    /** The number of the account. */
    public static final CodeField<GeneralLedgerEntry> ACCOUNT_NUMBER = TABLE.code("accountNumber", 20, READ_ONLY);

    /** The description, copied from the posted line. */
    public static final TextField<GeneralLedgerEntry> DESCRIPTION = TABLE.text("description", 100, READ_ONLY);

    /** The amount in local currency if it is a debit, otherwise 0. */
    public static final NumberField<GeneralLedgerEntry, BigDecimal> DEBIT_AMOUNT =
            TABLE.decimal("debitAmount", READ_ONLY);

    /** The amount in local currency if it is a credit, otherwise 0. */
    public static final NumberField<GeneralLedgerEntry, BigDecimal> CREDIT_AMOUNT =
            TABLE.decimal("creditAmount", READ_ONLY);

    /** The debit in the company's additional reporting currency. */
    public static final NumberField<GeneralLedgerEntry, BigDecimal> ADDITIONAL_CURRENCY_DEBIT_AMOUNT =
            TABLE.decimal("additionalCurrencyDebitAmount", READ_ONLY);

    /** The credit in the company's additional reporting currency. */
    public static final NumberField<GeneralLedgerEntry, BigDecimal> ADDITIONAL_CURRENCY_CREDIT_AMOUNT =
            TABLE.decimal("additionalCurrencyCreditAmount", READ_ONLY);

    /** When the entry was last changed. */
    public static final InstantField<GeneralLedgerEntry> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    /** The dimensions of the entry. */
    public static final Navigation<GeneralLedgerEntry, DimensionSetLine> DIMENSION_SET_LINES =
            TABLE.many("dimensionSetLines", DimensionSetLine::jsonAdapter, READ_ONLY);

    private GeneralLedgerEntryFields() {}
}
