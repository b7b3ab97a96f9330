package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.PropertyValues;
import io.github.businesscentral.payments.entity.ValuesBuilder;
import io.github.businesscentral.payments.odata.ETag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer payment on the server: an unposted line of a customer payment journal, applied to an invoice.
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. If the server has no value for it, the accessor returns an empty value.
 */
public final class CustomerPayment extends Entity<CustomerPayment> {
    private static final JsonAdapter<CustomerPayment> JSON = json(CustomerPaymentFields.TABLE, CustomerPayment::new);

    private CustomerPayment(PropertyValues<CustomerPayment> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. To create a payment, use {@link NewCustomerPayment}. */
    public static Builder builder() {
        return new Builder(new ValuesBuilder<>(CustomerPaymentFields.TABLE, Access.READ_ONLY));
    }

    /**
     * Reads and writes payments in the server's JSON format, so that you can store them. Includes the ETag, blank values and
     * additional properties; absent properties stay absent.
     */
    public static JsonAdapter<CustomerPayment> jsonAdapter() {
        return JSON;
    }

    /** Returns a builder with the values of this payment. */
    public Builder toBuilder() {
        return new Builder(new ValuesBuilder<>(values, Access.READ_ONLY));
    }

    /** The id; it stays the same when the line number changes. */
    @Override
    public UUID id() {
        return values.get(CustomerPaymentFields.ID);
    }

    /** The id of the journal that contains the payment. */
    public UUID journalId() {
        return values.get(CustomerPaymentFields.JOURNAL_ID);
    }

    /**
     * The <em>code</em> of the journal that contains the payment. The server chose the misleading name of the property ({@code
     * business-central.md} 2.2).
     */
    public String journalDisplayName() {
        return values.get(CustomerPaymentFields.JOURNAL_DISPLAY_NAME);
    }

    /** The payment's position in its journal, unique there. It can change. */
    public int lineNumber() {
        return values.get(CustomerPaymentFields.LINE_NUMBER);
    }

    /** The id of the customer, if there is one yet. */
    public Optional<UUID> customerId() {
        return unlessBlank(CustomerPaymentFields.CUSTOMER_ID);
    }

    /** The number of the customer; empty if there is none yet. */
    public String customerNumber() {
        return values.get(CustomerPaymentFields.CUSTOMER_NUMBER);
    }

    /** The Exchange contact of the customer. Only v1.0 servers have it; empty otherwise. */
    public Optional<String> contactId() {
        return has(CustomerPaymentFields.CONTACT_ID) ? unlessBlank(CustomerPaymentFields.CONTACT_ID) : Optional.empty();
    }

    /** The posting date. */
    public Optional<LocalDate> postingDate() {
        return unlessBlank(CustomerPaymentFields.POSTING_DATE);
    }

    /** The document number; empty if there is none. */
    public String documentNumber() {
        return values.get(CustomerPaymentFields.DOCUMENT_NUMBER);
    }

    /** The external document number, which is the payer's or the bank's reference; empty if there is none. */
    public String externalDocumentNumber() {
        return values.get(CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER);
    }

    /**
     * The amount with the server's sign. Money received is negative, because it is a credit to the customer ({@code
     * business-central.md} 3.5).
     */
    public BigDecimal amount() {
        return values.get(CustomerPaymentFields.AMOUNT);
    }

    /** The money received: {@link #amount()} with the opposite sign, so negative for a refund. */
    public BigDecimal amountReceived() {
        return amount().negate();
    }

    /**
     * The id of the posted invoice that the payment is applied to. Also empty if no invoice has {@link
     * #appliesToInvoiceNumber()}.
     */
    public Optional<UUID> appliesToInvoiceId() {
        return unlessBlank(CustomerPaymentFields.APPLIES_TO_INVOICE_ID);
    }

    /** The number of the posted invoice that the payment is applied to; empty if there is none. */
    public String appliesToInvoiceNumber() {
        return values.get(CustomerPaymentFields.APPLIES_TO_INVOICE_NUMBER);
    }

    /** The description of the posted entries. Defaults to the customer's name. */
    public String description() {
        return values.get(CustomerPaymentFields.DESCRIPTION);
    }

    /** A comment that stays in the journal and is not posted; empty if there is none. */
    public String comment() {
        return values.get(CustomerPaymentFields.COMMENT);
    }

    /** When the payment was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(CustomerPaymentFields.LAST_MODIFIED_DATE_TIME);
    }

    /**
     * The customer, if the payment has one.
     *
     * @throws IllegalStateException if the query did not {@code expand} it; check with {@code has(CUSTOMER)}
     */
    public Optional<Customer> customer() {
        return values.one(CustomerPaymentFields.CUSTOMER);
    }

    /**
     * The journal that contains the payment.
     *
     * @throws IllegalStateException if the query did not {@code expand} it; check with {@code has(CUSTOMER_PAYMENT_JOURNAL)}
     */
    public Optional<CustomerPaymentJournal> journal() {
        return values.one(CustomerPaymentFields.CUSTOMER_PAYMENT_JOURNAL);
    }

    /**
     * The payment's dimensions and their values. Unmodifiable.
     *
     * @throws IllegalStateException if the query did not {@code expand} them; check with {@code has(DIMENSION_SET_LINES)}
     */
    public List<DimensionSetLine> dimensionSetLines() {
        return values.many(CustomerPaymentFields.DIMENSION_SET_LINES);
    }

    /** Shows the payment's ids and line number, but no amounts and no customer data. */
    @Override
    public String toString() {
        return "CustomerPayment[id=" + values.find(CustomerPaymentFields.ID) + ", journalId="
                + values.find(CustomerPaymentFields.JOURNAL_ID) + ", lineNumber="
                + values.find(CustomerPaymentFields.LINE_NUMBER) + "]";
    }

    /** Builds a payment. Sets any property, including read-only ones, to any value, including blanks. */
    public static final class Builder extends PaymentBuilder<Builder> {
        private Builder(ValuesBuilder<CustomerPayment> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /** Sets {@link CustomerPayment#etag()}. */
        public Builder etag(ETag etag) {
            values.etag(etag);
            return this;
        }

        /** Adds to {@link CustomerPayment#additionalProperties()}. */
        @Override
        public Builder additionalProperty(String name, @Nullable Object value) {
            values.additional(name, value);
            return this;
        }

        /** Sets {@link CustomerPayment#id()}. */
        public Builder id(UUID id) {
            values.set(CustomerPaymentFields.ID, id);
            return this;
        }

        /** Sets {@link CustomerPayment#journalId()}. */
        public Builder journalId(UUID journalId) {
            values.set(CustomerPaymentFields.JOURNAL_ID, journalId);
            return this;
        }

        /** Sets {@link CustomerPayment#journalDisplayName()}. */
        public Builder journalDisplayName(String journalDisplayName) {
            values.set(CustomerPaymentFields.JOURNAL_DISPLAY_NAME, journalDisplayName);
            return this;
        }

        /** Sets {@link CustomerPayment#contactId()}. */
        public Builder contactId(String contactId) {
            values.set(CustomerPaymentFields.CONTACT_ID, contactId);
            return this;
        }

        /** Sets {@link CustomerPayment#lastModifiedDateTime()}. */
        public Builder lastModifiedDateTime(Instant lastModifiedDateTime) {
            values.set(CustomerPaymentFields.LAST_MODIFIED_DATE_TIME, lastModifiedDateTime);
            return this;
        }

        /** Sets {@link CustomerPayment#customer()}. */
        public Builder customer(Customer customer) {
            values.setExpanded(CustomerPaymentFields.CUSTOMER, Optional.of(customer));
            return this;
        }

        /** Sets {@link CustomerPayment#journal()}. */
        public Builder journal(CustomerPaymentJournal journal) {
            values.setExpanded(CustomerPaymentFields.CUSTOMER_PAYMENT_JOURNAL, Optional.of(journal));
            return this;
        }

        /** Sets {@link CustomerPayment#dimensionSetLines()}. */
        public Builder dimensionSetLines(List<DimensionSetLine> lines) {
            values.setExpanded(CustomerPaymentFields.DIMENSION_SET_LINES, List.copyOf(lines));
            return this;
        }

        /** Returns the payment. */
        public CustomerPayment build() {
            return new CustomerPayment(values.build());
        }
    }
}
