package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.CREATE;
import static io.github.businesscentral.payments.entity.Access.CREATE_AND_UPDATE;
import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.DateField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.Navigation;
import io.github.businesscentral.payments.odata.NumberField;
import io.github.businesscentral.payments.odata.TextField;
import java.math.BigDecimal;

/**
 * The properties of a customer payment, for static import. They are written in this order, which is the server's: an id comes
 * before the number that is checked against it ({@code business-central.md} 2.2, 3.4).
 */
public final class CustomerPaymentFields {
    static final EntityTable<CustomerPayment> TABLE = new EntityTable<>("customerPayment");

    /** The payment's id; it stays when the line number changes. */
    public static final GuidField<CustomerPayment> ID = TABLE.guid("id", READ_ONLY);

    // The server would take the journal's id and code on create; here the address of the request names the journal.

    /** The id of the journal that holds the payment. */
    public static final GuidField<CustomerPayment> JOURNAL_ID = TABLE.guid("journalId", READ_ONLY);

    /** The code of the journal that holds the payment; not its display name, in spite of the property's name. */
    public static final CodeField<CustomerPayment> JOURNAL_DISPLAY_NAME =
            TABLE.code("journalDisplayName", 10, READ_ONLY);

    /** The payment's place in its journal, unique there. */
    public static final NumberField<CustomerPayment, Integer> LINE_NUMBER =
            TABLE.integer("lineNumber", CREATE_AND_UPDATE);

    /** The id of the customer who paid. */
    public static final GuidField<CustomerPayment> CUSTOMER_ID = TABLE.guid("customerId", CREATE_AND_UPDATE);

    /** The number of the customer who paid. */
    public static final CodeField<CustomerPayment> CUSTOMER_NUMBER =
            TABLE.code("customerNumber", 20, CREATE_AND_UPDATE);

    /** The Exchange contact of the customer; on v1.0 servers only. */
    public static final TextField<CustomerPayment> CONTACT_ID = TABLE.text("contactId", 250, CREATE);

    /** The date on which the payment counts. */
    public static final DateField<CustomerPayment> POSTING_DATE = TABLE.date("postingDate", CREATE_AND_UPDATE);

    /** The number of the payment as a document. */
    public static final CodeField<CustomerPayment> DOCUMENT_NUMBER =
            TABLE.code("documentNumber", 20, CREATE_AND_UPDATE);

    /** The payer's or the bank's own reference. */
    public static final CodeField<CustomerPayment> EXTERNAL_DOCUMENT_NUMBER =
            TABLE.code("externalDocumentNumber", 35, CREATE_AND_UPDATE);

    /** The amount in the payment's currency; negative for money received. */
    public static final NumberField<CustomerPayment, BigDecimal> AMOUNT = TABLE.decimal("amount", CREATE_AND_UPDATE);

    /** The id of the posted invoice that the payment settles. */
    public static final GuidField<CustomerPayment> APPLIES_TO_INVOICE_ID =
            TABLE.guid("appliesToInvoiceId", CREATE_AND_UPDATE);

    /** The number of the posted invoice that the payment settles. */
    public static final CodeField<CustomerPayment> APPLIES_TO_INVOICE_NUMBER =
            TABLE.code("appliesToInvoiceNumber", 20, CREATE_AND_UPDATE);

    /** What the entries will say; the customer's name unless set. */
    public static final TextField<CustomerPayment> DESCRIPTION = TABLE.text("description", 100, CREATE_AND_UPDATE);

    /** A remark that stays in the journal and is not posted. */
    public static final TextField<CustomerPayment> COMMENT = TABLE.text("comment", 250, CREATE_AND_UPDATE);

    /** When the payment was last changed. */
    public static final InstantField<CustomerPayment> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    /** The customer who paid; empty while the payment has none. */
    public static final Navigation<CustomerPayment, Customer> CUSTOMER = TABLE.one("customer", Customer::jsonAdapter);

    /** The journal that holds the payment. */
    public static final Navigation<CustomerPayment, CustomerPaymentJournal> CUSTOMER_PAYMENT_JOURNAL =
            TABLE.one("customerPaymentJournal", CustomerPaymentJournal::jsonAdapter);

    /** The dimensions of the payment. */
    public static final Navigation<CustomerPayment, DimensionSetLine> DIMENSION_SET_LINES =
            TABLE.many("dimensionSetLines", DimensionSetLine::jsonAdapter, CREATE);

    private CustomerPaymentFields() {}
}
