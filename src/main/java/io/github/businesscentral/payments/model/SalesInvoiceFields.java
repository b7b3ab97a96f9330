package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.DateField;
import io.github.businesscentral.payments.odata.EnumField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.NumberField;
import io.github.businesscentral.payments.odata.TextField;
import java.math.BigDecimal;

/** The properties of a sales invoice, for static import ({@code business-central.md} 2.5). */
public final class SalesInvoiceFields {
    static final EntityTable<SalesInvoice> TABLE = new EntityTable<>("salesInvoice");

    /** The id, which stays the same when the invoice is posted. {@code appliesToInvoiceId} requires a posted invoice. */
    public static final GuidField<SalesInvoice> ID = TABLE.guid("id", READ_ONLY);

    /** The number, which {@code appliesToInvoiceNumber} of payments refers to. */
    public static final CodeField<SalesInvoice> NUMBER = TABLE.code("number", 20, READ_ONLY);

    /** The customer's own order number. */
    public static final CodeField<SalesInvoice> EXTERNAL_DOCUMENT_NUMBER =
            TABLE.code("externalDocumentNumber", 35, READ_ONLY);

    /** The date of the document. */
    public static final DateField<SalesInvoice> INVOICE_DATE = TABLE.date("invoiceDate", READ_ONLY);

    /** The posting date. */
    public static final DateField<SalesInvoice> POSTING_DATE = TABLE.date("postingDate", READ_ONLY);

    /** The due date. */
    public static final DateField<SalesInvoice> DUE_DATE = TABLE.date("dueDate", READ_ONLY);

    /** The id of the customer who bought. */
    public static final GuidField<SalesInvoice> CUSTOMER_ID = TABLE.guid("customerId", READ_ONLY);

    /** The number of the customer who bought. */
    public static final CodeField<SalesInvoice> CUSTOMER_NUMBER = TABLE.code("customerNumber", 20, READ_ONLY);

    /** The name of the customer who bought. */
    public static final TextField<SalesInvoice> CUSTOMER_NAME =
            TABLE.text("customerName", EntityTable.NO_LIMIT, READ_ONLY);

    /** The name of the customer who pays. */
    public static final TextField<SalesInvoice> BILL_TO_NAME =
            TABLE.text("billToName", EntityTable.NO_LIMIT, READ_ONLY);

    /** The id of the customer who pays. */
    public static final GuidField<SalesInvoice> BILL_TO_CUSTOMER_ID = TABLE.guid("billToCustomerId", READ_ONLY);

    /** The number of the customer who pays. */
    public static final CodeField<SalesInvoice> BILL_TO_CUSTOMER_NUMBER =
            TABLE.code("billToCustomerNumber", 20, READ_ONLY);

    /** The code of the currency. */
    public static final CodeField<SalesInvoice> CURRENCY_CODE = TABLE.code("currencyCode", 10, READ_ONLY);

    /** The amount left to pay, including tax. */
    public static final NumberField<SalesInvoice, BigDecimal> REMAINING_AMOUNT =
            TABLE.decimal("remainingAmount", READ_ONLY);

    /** The total before tax. */
    public static final NumberField<SalesInvoice, BigDecimal> TOTAL_AMOUNT_EXCLUDING_TAX =
            TABLE.decimal("totalAmountExcludingTax", READ_ONLY);

    /** The tax. */
    public static final NumberField<SalesInvoice, BigDecimal> TOTAL_TAX_AMOUNT =
            TABLE.decimal("totalTaxAmount", READ_ONLY);

    /** The total with tax. */
    public static final NumberField<SalesInvoice, BigDecimal> TOTAL_AMOUNT_INCLUDING_TAX =
            TABLE.decimal("totalAmountIncludingTax", READ_ONLY);

    /** The status, such as draft, open or paid. */
    public static final EnumField<SalesInvoice, SalesInvoiceStatus> STATUS =
            TABLE.enumeration("status", READ_ONLY, SalesInvoiceStatus::of);

    /** When the invoice was last changed. */
    public static final InstantField<SalesInvoice> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    private SalesInvoiceFields() {}
}
