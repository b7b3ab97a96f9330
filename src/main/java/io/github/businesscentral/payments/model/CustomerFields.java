package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.BooleanField;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.EnumField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.NumberField;
import io.github.businesscentral.payments.odata.TextField;
import java.math.BigDecimal;

/** The properties of a customer, for static import ({@code business-central.md} 2.5). */
public final class CustomerFields {
    static final EntityTable<Customer> TABLE = new EntityTable<>("customer");

    /** The id. */
    public static final GuidField<Customer> ID = TABLE.guid("id", READ_ONLY);

    /** The number, which {@code customerNumber} of payments refers to. */
    public static final CodeField<Customer> NUMBER = TABLE.code("number", 20, READ_ONLY);

    /** The name. */
    public static final TextField<Customer> DISPLAY_NAME = TABLE.text("displayName", 100, READ_ONLY);

    /** Whether the customer is a company or a person. */
    public static final EnumField<Customer, CustomerType> TYPE = TABLE.enumeration("type", READ_ONLY, CustomerType::of);

    /** The first line of the address. */
    public static final TextField<Customer> ADDRESS_LINE1 = TABLE.text("addressLine1", 100, READ_ONLY);

    /** The second line of the address. */
    public static final TextField<Customer> ADDRESS_LINE2 = TABLE.text("addressLine2", 50, READ_ONLY);

    /** The city. */
    public static final TextField<Customer> CITY = TABLE.text("city", 30, READ_ONLY);

    /** The state or county. */
    public static final TextField<Customer> STATE = TABLE.text("state", 30, READ_ONLY);

    /** The code of the country or region. */
    public static final CodeField<Customer> COUNTRY = TABLE.code("country", 10, READ_ONLY);

    /** The postal code. */
    public static final CodeField<Customer> POSTAL_CODE = TABLE.code("postalCode", 20, READ_ONLY);

    /** The telephone number. */
    public static final TextField<Customer> PHONE_NUMBER = TABLE.text("phoneNumber", 30, READ_ONLY);

    /** The e-mail address. */
    public static final TextField<Customer> EMAIL = TABLE.text("email", 80, READ_ONLY);

    /** The address of the website. */
    public static final TextField<Customer> WEBSITE = TABLE.text("website", 255, READ_ONLY);

    /** The code of the salesperson. */
    public static final CodeField<Customer> SALESPERSON_CODE = TABLE.code("salespersonCode", 20, READ_ONLY);

    /** The balance due, in local currency. */
    public static final NumberField<Customer, BigDecimal> BALANCE_DUE = TABLE.decimal("balanceDue", READ_ONLY);

    /** The credit limit, in local currency; zero for none. */
    public static final NumberField<Customer, BigDecimal> CREDIT_LIMIT = TABLE.decimal("creditLimit", READ_ONLY);

    /** Whether the customer is liable for sales tax. */
    public static final BooleanField<Customer> TAX_LIABLE = TABLE.flag("taxLiable", READ_ONLY);

    /** The id of the tax area. */
    public static final GuidField<Customer> TAX_AREA_ID = TABLE.guid("taxAreaId", READ_ONLY);

    /** The name of the tax area. */
    public static final TextField<Customer> TAX_AREA_DISPLAY_NAME =
            TABLE.text("taxAreaDisplayName", EntityTable.NO_LIMIT, READ_ONLY);

    /** The tax registration number. */
    public static final TextField<Customer> TAX_REGISTRATION_NUMBER =
            TABLE.text("taxRegistrationNumber", 50, READ_ONLY);

    /** The id of the currency. Empty for the local currency. */
    public static final GuidField<Customer> CURRENCY_ID = TABLE.guid("currencyId", READ_ONLY);

    /** The code of the currency. */
    public static final CodeField<Customer> CURRENCY_CODE = TABLE.code("currencyCode", 10, READ_ONLY);

    /** The id of the payment terms. */
    public static final GuidField<Customer> PAYMENT_TERMS_ID = TABLE.guid("paymentTermsId", READ_ONLY);

    /** The id of the shipment method. */
    public static final GuidField<Customer> SHIPMENT_METHOD_ID = TABLE.guid("shipmentMethodId", READ_ONLY);

    /** The id of the payment method. */
    public static final GuidField<Customer> PAYMENT_METHOD_ID = TABLE.guid("paymentMethodId", READ_ONLY);

    /** The blocked kind of transactions; {@link CustomerBlocked#NONE} if none. */
    public static final EnumField<Customer, CustomerBlocked> BLOCKED =
            TABLE.enumeration("blocked", READ_ONLY, CustomerBlocked::of);

    /** When the customer was last changed. */
    public static final InstantField<Customer> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    private CustomerFields() {}
}
