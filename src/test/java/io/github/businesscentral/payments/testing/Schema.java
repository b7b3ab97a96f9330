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
import java.util.Map;

/** Rule 6: the property tables, each in the order of its page. */
final class Schema {
    /** The code of the cash receipt template: its journals are the customer payment journals. */
    static final String CASH_RECEIPTS = "CASHRCPT";

    /** The code of the default template of {@code journals}. */
    static final String GENERAL = "GENERAL";

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
            writable("type", ENUM).of("Company", "Person"),
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
            writable("blocked", ENUM).of("Ship", "Invoice", "All"),
            readOnly("lastModifiedDateTime", DATE_TIME),
            hidden("privacyBlocked", BOOLEAN),
            hidden("applyToOldest", BOOLEAN),
            hidden("dimensionSetId", INTEGER));

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
            readOnly("status", ENUM).of("Draft", "In Review", "Open", "Paid", "Canceled", "Corrective"),
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
            hidden("templateDisplayName", CODE),
            hidden("balancedByBank", BOOLEAN),
            hidden("nextDocumentNumber", CODE),
            hidden("manualNumbers", BOOLEAN),
            hidden("postingSeries", CODE),
            hidden("approval", TEXT));

    /** The other page of the same table. Stored as this are the journals of the General template. */
    static final EntityType GENERAL_JOURNAL = new EntityType(
            "journal",
            "journals",
            null,
            "code",
            readOnly("id", GUID),
            writable("code", CODE, 10),
            writable("displayName", TEXT, 100),
            writable("templateDisplayName", CODE, 10),
            readOnly("lastModifiedDateTime", DATE_TIME),
            writable("balancingAccountId", GUID),
            readOnly("balancingAccountNumber", CODE),
            hidden("balancedByBank", BOOLEAN),
            hidden("nextDocumentNumber", CODE),
            hidden("manualNumbers", BOOLEAN),
            hidden("postingSeries", CODE),
            hidden("approval", TEXT));

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
            hidden("balancingAccountNumber", CODE),
            hidden("balancedByBank", BOOLEAN),
            hidden("currencyCode", CODE),
            hidden("postingSeries", CODE),
            hidden("scheduled", BOOLEAN),
            hidden("pendingApproval", BOOLEAN),
            hidden("dimensionSetId", INTEGER));

    /** Rule 20: a line that is no customer payment. It takes a line number and is posted, but no page shows it. */
    static final EntityType HIDDEN_LINE = new EntityType(
            "hiddenLine",
            "hiddenLines",
            "journalId",
            "lineNumber",
            readOnly("id", GUID),
            readOnly("journalId", GUID),
            writable("lineNumber", INTEGER),
            writable("customerNumber", CODE, 20),
            writable("postingDate", DATE),
            writable("documentNumber", CODE, 20),
            writable("externalDocumentNumber", CODE, 35),
            writable("amount", DECIMAL),
            writable("description", TEXT, 100),
            readOnly("lastModifiedDateTime", DATE_TIME),
            readOnly("documentType", ENUM),
            readOnly("balancingAccountNumber", CODE),
            readOnly("balancedByBank", BOOLEAN),
            readOnly("currencyCode", CODE),
            readOnly("postingSeries", CODE),
            readOnly("scheduled", BOOLEAN),
            readOnly("dimensionSetId", INTEGER));

    static final EntityType DIMENSION = new EntityType(
            "dimension",
            "dimensions",
            null,
            "code",
            readOnly("id", GUID),
            readOnly("code", CODE),
            readOnly("displayName", TEXT),
            readOnly("consolidationCode", CODE),
            readOnly("lastModifiedDateTime", DATE_TIME));

    static final EntityType DIMENSION_VALUE = new EntityType(
            "dimensionValue",
            "dimensionValues",
            "dimensionId",
            "code",
            readOnly("id", GUID),
            readOnly("code", CODE),
            readOnly("dimensionId", GUID),
            readOnly("displayName", TEXT),
            readOnly("consolidationCode", CODE),
            readOnly("lastModifiedDateTime", DATE_TIME));

    /** Never stored: composed from the dimension set of the parent. The id is that of the dimension. */
    static final EntityType DIMENSION_SET_LINE = new EntityType(
            "dimensionSetLine",
            "dimensionSetLines",
            "parentId",
            "code",
            writable("id", GUID),
            writable("code", CODE, 20),
            readOnly("consolidationCode", CODE),
            readOnly("parentId", GUID),
            readOnly("parentType", ENUM),
            readOnly("displayName", TEXT),
            writable("valueId", GUID),
            writable("valueCode", CODE, 20),
            readOnly("valueConsolidationCode", CODE),
            readOnly("valueDisplayName", TEXT));

    static final EntityType GENERAL_LEDGER_ENTRY = new EntityType(
            "generalLedgerEntry",
            "generalLedgerEntries",
            null,
            "entryNumber",
            readOnly("id", GUID),
            readOnly("entryNumber", INTEGER),
            readOnly("postingDate", DATE),
            readOnly("documentNumber", CODE),
            readOnly("documentType", ENUM)
                    .of("Payment", "Invoice", "Credit Memo", "Finance Charge Memo", "Reminder", "Refund"),
            readOnly("accountId", GUID),
            readOnly("accountNumber", CODE),
            readOnly("description", TEXT),
            readOnly("debitAmount", DECIMAL),
            readOnly("creditAmount", DECIMAL),
            readOnly("additionalCurrencyDebitAmount", DECIMAL),
            readOnly("additionalCurrencyCreditAmount", DECIMAL),
            readOnly("lastModifiedDateTime", DATE_TIME),
            hidden("reversed", BOOLEAN),
            hidden("dimensionSetId", INTEGER));

    /** What posting leaves on a customer's account. No page of this API shows it. */
    static final EntityType CUSTOMER_LEDGER_ENTRY = new EntityType(
            "customerLedgerEntry",
            "customerLedgerEntries",
            null,
            "entryNumber",
            readOnly("id", GUID),
            readOnly("entryNumber", INTEGER),
            readOnly("journalId", GUID),
            readOnly("lineNumber", INTEGER),
            readOnly("customerNumber", CODE),
            readOnly("postingDate", DATE),
            readOnly("documentNumber", CODE),
            readOnly("externalDocumentNumber", CODE),
            readOnly("amount", DECIMAL),
            readOnly("remainingAmount", DECIMAL),
            readOnly("appliesToInvoiceNumber", CODE),
            readOnly("description", TEXT),
            readOnly("lastModifiedDateTime", DATE_TIME),
            hidden("reversed", BOOLEAN));

    /** Rule 50: where posted numbers come from that are not the lines' own. */
    static final EntityType NUMBER_SERIES = new EntityType(
            "numberSeries",
            "numberSeries",
            null,
            "code",
            readOnly("id", GUID),
            readOnly("code", CODE),
            readOnly("nextNumber", CODE),
            readOnly("lastModifiedDateTime", DATE_TIME));

    /** Rule 43: the bank accounts that journals can be balanced by. */
    static final EntityType BANK_ACCOUNT = new EntityType(
            "bankAccount",
            "bankAccounts",
            null,
            "number",
            readOnly("id", GUID),
            readOnly("number", CODE),
            readOnly("currencyCode", CODE),
            readOnly("lastModifiedDateTime", DATE_TIME));

    /** What one unit of a currency is worth in local currency. */
    static final EntityType CURRENCY = new EntityType(
            "currency",
            "currencies",
            null,
            "code",
            readOnly("id", GUID),
            readOnly("code", CODE),
            readOnly("exchangeRate", DECIMAL),
            readOnly("lastModifiedDateTime", DATE_TIME));

    /** Rule 32: in no company. Its key is {@code subscriptionId}; the id is the same without dashes and in no answer. */
    static final EntityType SUBSCRIPTION = new EntityType(
            "subscription",
            "subscriptions",
            null,
            "subscriptionId",
            hidden("id", GUID),
            readOnly("subscriptionId", TEXT),
            writable("notificationUrl", TEXT, 2048),
            writable("resource", TEXT, 2048),
            readOnly("timestamp", LONG),
            readOnly("userId", GUID),
            readOnly("lastModifiedDateTime", DATE_TIME),
            writable("clientState", TEXT, 2048),
            readOnly("expirationDateTime", DATE_TIME),
            readOnly("systemCreatedAt", DATE_TIME),
            readOnly("systemCreatedBy", GUID),
            readOnly("systemModifiedAt", DATE_TIME),
            readOnly("systemModifiedBy", GUID));

    /** Rule 32: never stored. The key is the resource itself. */
    static final EntityType SUPPORTED_RESOURCE = new EntityType(
            "webhookSupportedResource",
            "webhookSupportedResources",
            null,
            "resource",
            hidden("id", GUID),
            readOnly("resource", TEXT));

    /** What stands below a company. */
    static final List<EntityType> SETS = List.of(
            CUSTOMER,
            SALES_INVOICE,
            ACCOUNT,
            JOURNAL,
            GENERAL_JOURNAL,
            PAYMENT,
            DIMENSION,
            DIMENSION_VALUE,
            DIMENSION_SET_LINE,
            GENERAL_LEDGER_ENTRY);

    /** Tables that no page shows. */
    static final List<EntityType> HIDDEN =
            List.of(HIDDEN_LINE, CUSTOMER_LEDGER_ENTRY, NUMBER_SERIES, BANK_ACCOUNT, CURRENCY);

    /** The set that stands below an entity of another one. */
    static final Map<EntityType, EntityType> PARTS = Map.of(
            JOURNAL, PAYMENT,
            PAYMENT, DIMENSION_SET_LINE,
            DIMENSION, DIMENSION_VALUE,
            GENERAL_LEDGER_ENTRY, DIMENSION_SET_LINE);

    private Schema() {}
}
