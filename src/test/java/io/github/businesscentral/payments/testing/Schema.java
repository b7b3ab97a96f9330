package io.github.businesscentral.payments.testing;

import static io.github.businesscentral.payments.testing.odata.Kind.BOOLEAN;
import static io.github.businesscentral.payments.testing.odata.Kind.CODE;
import static io.github.businesscentral.payments.testing.odata.Kind.DATE;
import static io.github.businesscentral.payments.testing.odata.Kind.DATE_TIME;
import static io.github.businesscentral.payments.testing.odata.Kind.DECIMAL;
import static io.github.businesscentral.payments.testing.odata.Kind.ENUM;
import static io.github.businesscentral.payments.testing.odata.Kind.GUID;
import static io.github.businesscentral.payments.testing.odata.Kind.INTEGER;
import static io.github.businesscentral.payments.testing.odata.Kind.LONG;
import static io.github.businesscentral.payments.testing.odata.Kind.TEXT;
import static io.github.businesscentral.payments.testing.odata.Property.hidden;
import static io.github.businesscentral.payments.testing.odata.Property.readOnly;
import static io.github.businesscentral.payments.testing.odata.Property.writable;

import io.github.businesscentral.payments.testing.odata.EntityType;
import java.util.List;

/** Rule 6: the property tables, each in the order of its page. */
final class Schema {
    static final EntityType COMPANY = new EntityType(
            "company",
            "companies",
            null,
            "name",
            readOnly("id", GUID),
            readOnly("systemVersion", TEXT),
            readOnly("timestamp", LONG),
            readOnly("name", TEXT),
            readOnly("displayName", TEXT),
            readOnly("businessProfileId", TEXT),
            readOnly("systemCreatedAt", DATE_TIME),
            readOnly("systemCreatedBy", GUID),
            readOnly("systemModifiedAt", DATE_TIME),
            readOnly("systemModifiedBy", GUID),
            hidden("lastModifiedDateTime", DATE_TIME));

    static final EntityType CUSTOMER = new EntityType(
            "customer",
            "customers",
            null,
            "number",
            readOnly("id", GUID),
            writable("number", CODE, 20),
            writable("displayName", TEXT, 100),
            writable("type", ENUM),
            writable("addressLine1", TEXT, 100),
            writable("addressLine2", TEXT, 50),
            writable("city", TEXT, 30),
            writable("state", TEXT, 30),
            writable("country", CODE, 10),
            writable("postalCode", CODE, 20),
            writable("phoneNumber", TEXT, 30),
            writable("email", TEXT, 80),
            writable("website", TEXT, 255),
            writable("salespersonCode", CODE, 20),
            readOnly("balanceDue", DECIMAL),
            writable("creditLimit", DECIMAL),
            writable("taxLiable", BOOLEAN),
            writable("taxAreaId", GUID),
            readOnly("taxAreaDisplayName", TEXT),
            writable("taxRegistrationNumber", TEXT, 50),
            writable("currencyId", GUID),
            writable("currencyCode", CODE, 10),
            writable("paymentTermsId", GUID),
            writable("shipmentMethodId", GUID),
            writable("paymentMethodId", GUID),
            writable("blocked", ENUM),
            readOnly("lastModifiedDateTime", DATE_TIME),
            hidden("privacyBlocked", BOOLEAN));

    static final EntityType SALES_INVOICE = new EntityType(
            "salesInvoice",
            "salesInvoices",
            null,
            "number",
            readOnly("id", GUID),
            readOnly("number", CODE),
            writable("externalDocumentNumber", CODE, 35),
            writable("invoiceDate", DATE),
            writable("postingDate", DATE),
            writable("dueDate", DATE),
            writable("customerId", GUID),
            writable("customerNumber", CODE, 20),
            readOnly("customerName", TEXT),
            readOnly("billToName", TEXT),
            writable("billToCustomerId", GUID),
            writable("billToCustomerNumber", CODE, 20),
            writable("currencyCode", CODE, 10),
            readOnly("remainingAmount", DECIMAL),
            readOnly("totalAmountExcludingTax", DECIMAL),
            readOnly("totalTaxAmount", DECIMAL),
            readOnly("totalAmountIncludingTax", DECIMAL),
            readOnly("status", ENUM),
            readOnly("lastModifiedDateTime", DATE_TIME));

    static final EntityType ACCOUNT = new EntityType(
            "account",
            "accounts",
            null,
            "number",
            readOnly("id", GUID),
            readOnly("number", CODE),
            readOnly("displayName", TEXT),
            readOnly("blocked", BOOLEAN),
            readOnly("directPosting", BOOLEAN),
            readOnly("lastModifiedDateTime", DATE_TIME));

    static final EntityType JOURNAL = new EntityType(
            "customerPaymentJournal",
            "customerPaymentJournals",
            null,
            "code",
            readOnly("id", GUID),
            writable("code", CODE, 10),
            writable("displayName", TEXT, 100),
            readOnly("lastModifiedDateTime", DATE_TIME),
            writable("balancingAccountId", GUID),
            readOnly("balancingAccountNumber", CODE),
            hidden("nextDocumentNumber", CODE));

    static final EntityType PAYMENT = new EntityType(
            "customerPayment",
            "customerPayments",
            "journalId",
            "lineNumber",
            readOnly("id", GUID),
            writable("journalId", GUID),
            writable("journalDisplayName", CODE, 10),
            writable("lineNumber", INTEGER),
            writable("customerId", GUID),
            writable("customerNumber", CODE, 20),
            writable("postingDate", DATE),
            writable("documentNumber", CODE, 20),
            writable("externalDocumentNumber", CODE, 35),
            writable("amount", DECIMAL),
            writable("appliesToInvoiceId", GUID),
            writable("appliesToInvoiceNumber", CODE, 20),
            writable("description", TEXT, 100),
            writable("comment", TEXT, 250),
            readOnly("lastModifiedDateTime", DATE_TIME),
            hidden("balancingAccountNumber", CODE));

    /** What stands below a company. */
    static final List<EntityType> SETS = List.of(CUSTOMER, SALES_INVOICE, ACCOUNT, JOURNAL, PAYMENT);

    private Schema() {}
}
