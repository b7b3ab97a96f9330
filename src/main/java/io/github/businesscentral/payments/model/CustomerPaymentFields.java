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
 * The properties of a customer payment, for static import. Requests contain them in this order, which is the server's. An id
 * comes before the number that the server checks against it ({@code business-central.md} 2.2, 3.4).
 */
public final class CustomerPaymentFields {
    static final EntityTable<CustomerPayment> TABLE = new EntityTable<>("customerPayment");

    /** The payment's id. It stays the same when the line number changes. */
    public static final GuidField<CustomerPayment> ID = TABLE.guid("id", READ_ONLY);

    // The server would accept the journal's id and code in a create. The library names the journal in the address
    // instead.

    /** The id of the journal that contains the payment. */
    public static final GuidField<CustomerPayment> JOURNAL_ID = TABLE.guid("journalId", READ_ONLY);

    /** The code of the journal that contains the payment. Despite its name, this is not the display name. */
    public static final CodeField<CustomerPayment> JOURNAL_DISPLAY_NAME =
            TABLE.code("journalDisplayName", 10, READ_ONLY);

    /** The payment's position in its journal, unique there. */
    public static final NumberField<CustomerPayment, Integer> LINE_NUMBER =
            TABLE.integer("lineNumber", CREATE_AND_UPDATE);

    /** The id of the customer who paid. */
    public static final GuidField<CustomerPayment> CUSTOMER_ID = TABLE.guid("customerId", CREATE_AND_UPDATE);

    /** The number of the customer who paid. */
    public static final CodeField<CustomerPayment> CUSTOMER_NUMBER =
            TABLE.code("customerNumber", 20, CREATE_AND_UPDATE);

    /** The customer's Exchange contact. Only v1.0 servers have it. */
    public static final TextField<CustomerPayment> CONTACT_ID = TABLE.text("contactId", 250, CREATE);

    /** The posting date. */
    public static final DateField<CustomerPayment> POSTING_DATE = TABLE.date("postingDate", CREATE_AND_UPDATE);

    /** The document number. */
    public static final CodeField<CustomerPayment> DOCUMENT_NUMBER =
            TABLE.code("documentNumber", 20, CREATE_AND_UPDATE);

    /** The external document number, which is the payer's or the bank's reference. */
    public static final CodeField<CustomerPayment> EXTERNAL_DOCUMENT_NUMBER =
            TABLE.code("externalDocumentNumber", 35, CREATE_AND_UPDATE);

    /** The amount in the payment's currency. Money received is negative. */
    public static final NumberField<CustomerPayment, BigDecimal> AMOUNT = TABLE.decimal("amount", CREATE_AND_UPDATE);

    /** The id of the posted invoice that the payment is applied to. */
    public static final GuidField<CustomerPayment> APPLIES_TO_INVOICE_ID =
            TABLE.guid("appliesToInvoiceId", CREATE_AND_UPDATE);

    /** The number of the posted invoice that the payment is applied to. */
    public static final CodeField<CustomerPayment> APPLIES_TO_INVOICE_NUMBER =
            TABLE.code("appliesToInvoiceNumber", 20, CREATE_AND_UPDATE);

    /** The description of the posted entries. Defaults to the customer's name. */
    public static final TextField<CustomerPayment> DESCRIPTION = TABLE.text("description", 100, CREATE_AND_UPDATE);

    /** A comment that stays in the journal and is not posted. */
    public static final TextField<CustomerPayment> COMMENT = TABLE.text("comment", 250, CREATE_AND_UPDATE);

    /** When the payment was last changed. */
    public static final InstantField<CustomerPayment> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    /** The customer who paid. Empty if the payment has none. */
    public static final Navigation<CustomerPayment, Customer> CUSTOMER = TABLE.one("customer", Customer::jsonAdapter);

    /** The journal that contains the payment. */
    public static final Navigation<CustomerPayment, CustomerPaymentJournal> CUSTOMER_PAYMENT_JOURNAL =
            TABLE.one("customerPaymentJournal", CustomerPaymentJournal::jsonAdapter);

    /** The dimensions of the payment. */
    public static final Navigation<CustomerPayment, DimensionSetLine> DIMENSION_SET_LINES =
            TABLE.many("dimensionSetLines", DimensionSetLine::jsonAdapter, CREATE);

    private CustomerPaymentFields() {}
}
