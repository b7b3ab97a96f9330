package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A sales invoice, with the properties that matter for payments ({@code business-central.md} 2.5).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class SalesInvoice extends Entity<SalesInvoice> {
    private static final JsonAdapter<SalesInvoice> JSON = json(SalesInvoiceFields.TABLE, SalesInvoice::new);

    private SalesInvoice(PropertyValues<SalesInvoice> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<SalesInvoice> builder() {
        return new EntityBuilder<>(SalesInvoiceFields.TABLE, SalesInvoice::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<SalesInvoice> jsonAdapter() {
        return JSON;
    }

    /** The id, which stays the same when the invoice is posted. {@code appliesToInvoiceId} requires a posted invoice. */
    @Override
    public UUID id() {
        return values.get(SalesInvoiceFields.ID);
    }

    /** The number, which {@code appliesToInvoiceNumber} of payments refers to. */
    public String number() {
        return values.get(SalesInvoiceFields.NUMBER);
    }

    /** The customer's own order number. */
    public String externalDocumentNumber() {
        return values.get(SalesInvoiceFields.EXTERNAL_DOCUMENT_NUMBER);
    }

    /** The date of the document. */
    public Optional<LocalDate> invoiceDate() {
        return unlessBlank(SalesInvoiceFields.INVOICE_DATE);
    }

    /** The posting date. */
    public Optional<LocalDate> postingDate() {
        return unlessBlank(SalesInvoiceFields.POSTING_DATE);
    }

    /** The due date. */
    public Optional<LocalDate> dueDate() {
        return unlessBlank(SalesInvoiceFields.DUE_DATE);
    }

    /** The id of the customer who bought. */
    public Optional<UUID> customerId() {
        return unlessBlank(SalesInvoiceFields.CUSTOMER_ID);
    }

    /** The number of the customer who bought. */
    public String customerNumber() {
        return values.get(SalesInvoiceFields.CUSTOMER_NUMBER);
    }

    /** The name of the customer who bought. */
    public String customerName() {
        return values.get(SalesInvoiceFields.CUSTOMER_NAME);
    }

    /** The name of the customer who pays. */
    public String billToName() {
        return values.get(SalesInvoiceFields.BILL_TO_NAME);
    }

    /** The id of the customer who pays. */
    public Optional<UUID> billToCustomerId() {
        return unlessBlank(SalesInvoiceFields.BILL_TO_CUSTOMER_ID);
    }

    /** The number of the customer who pays. */
    public String billToCustomerNumber() {
        return values.get(SalesInvoiceFields.BILL_TO_CUSTOMER_NUMBER);
    }

    /** The code of the currency. */
    public String currencyCode() {
        return values.get(SalesInvoiceFields.CURRENCY_CODE);
    }

    /** The amount left to pay, including tax. */
    public BigDecimal remainingAmount() {
        return values.get(SalesInvoiceFields.REMAINING_AMOUNT);
    }

    /** The total before tax. */
    public BigDecimal totalAmountExcludingTax() {
        return values.get(SalesInvoiceFields.TOTAL_AMOUNT_EXCLUDING_TAX);
    }

    /** The tax. */
    public BigDecimal totalTaxAmount() {
        return values.get(SalesInvoiceFields.TOTAL_TAX_AMOUNT);
    }

    /** The total with tax. */
    public BigDecimal totalAmountIncludingTax() {
        return values.get(SalesInvoiceFields.TOTAL_AMOUNT_INCLUDING_TAX);
    }

    /** The status, such as draft, open or paid. */
    public SalesInvoiceStatus status() {
        return values.get(SalesInvoiceFields.STATUS);
    }

    /** When the invoice was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(SalesInvoiceFields.LAST_MODIFIED_DATE_TIME);
    }
}
