package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A customer ({@code business-central.md} 2.5).
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class Customer extends Entity<Customer> {
    private static final JsonAdapter<Customer> JSON = json(CustomerFields.TABLE, Customer::new);

    private Customer(PropertyValues<Customer> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<Customer> builder() {
        return new EntityBuilder<>(CustomerFields.TABLE, Customer::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<Customer> jsonAdapter() {
        return JSON;
    }

    /** The id. */
    @Override
    public UUID id() {
        return values.get(CustomerFields.ID);
    }

    /** The number, which {@code customerNumber} of payments refers to. */
    public String number() {
        return values.get(CustomerFields.NUMBER);
    }

    /** The name. */
    public String displayName() {
        return values.get(CustomerFields.DISPLAY_NAME);
    }

    /** Whether the customer is a company or a person. */
    public CustomerType type() {
        return values.get(CustomerFields.TYPE);
    }

    /** The first line of the address. */
    public String addressLine1() {
        return values.get(CustomerFields.ADDRESS_LINE1);
    }

    /** The second line of the address. */
    public String addressLine2() {
        return values.get(CustomerFields.ADDRESS_LINE2);
    }

    /** The city. */
    public String city() {
        return values.get(CustomerFields.CITY);
    }

    /** The state or county. */
    public String state() {
        return values.get(CustomerFields.STATE);
    }

    /** The code of the country or region. */
    public String country() {
        return values.get(CustomerFields.COUNTRY);
    }

    /** The postal code. */
    public String postalCode() {
        return values.get(CustomerFields.POSTAL_CODE);
    }

    /** The telephone number. */
    public String phoneNumber() {
        return values.get(CustomerFields.PHONE_NUMBER);
    }

    /** The e-mail address. */
    public String email() {
        return values.get(CustomerFields.EMAIL);
    }

    /** The address of the website. */
    public String website() {
        return values.get(CustomerFields.WEBSITE);
    }

    /** The code of the salesperson. */
    public String salespersonCode() {
        return values.get(CustomerFields.SALESPERSON_CODE);
    }

    /** The balance due, in local currency. */
    public BigDecimal balanceDue() {
        return values.get(CustomerFields.BALANCE_DUE);
    }

    /** The credit limit, in local currency; zero for none. */
    public BigDecimal creditLimit() {
        return values.get(CustomerFields.CREDIT_LIMIT);
    }

    /** Whether the customer is liable for sales tax. */
    public boolean taxLiable() {
        return values.get(CustomerFields.TAX_LIABLE);
    }

    /** The id of the tax area. */
    public Optional<UUID> taxAreaId() {
        return unlessBlank(CustomerFields.TAX_AREA_ID);
    }

    /** The name of the tax area. */
    public String taxAreaDisplayName() {
        return values.get(CustomerFields.TAX_AREA_DISPLAY_NAME);
    }

    /** The tax registration number. */
    public String taxRegistrationNumber() {
        return values.get(CustomerFields.TAX_REGISTRATION_NUMBER);
    }

    /** The id of the currency. Empty for the local currency. */
    public Optional<UUID> currencyId() {
        return unlessBlank(CustomerFields.CURRENCY_ID);
    }

    /** The code of the currency. */
    public String currencyCode() {
        return values.get(CustomerFields.CURRENCY_CODE);
    }

    /** The id of the payment terms. */
    public Optional<UUID> paymentTermsId() {
        return unlessBlank(CustomerFields.PAYMENT_TERMS_ID);
    }

    /** The id of the shipment method. */
    public Optional<UUID> shipmentMethodId() {
        return unlessBlank(CustomerFields.SHIPMENT_METHOD_ID);
    }

    /** The id of the payment method. */
    public Optional<UUID> paymentMethodId() {
        return unlessBlank(CustomerFields.PAYMENT_METHOD_ID);
    }

    /** The blocked kind of transactions; {@link CustomerBlocked#NONE} if none. */
    public CustomerBlocked blocked() {
        return values.get(CustomerFields.BLOCKED);
    }

    /** When the customer was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(CustomerFields.LAST_MODIFIED_DATE_TIME);
    }
}
