package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds data to the company without HTTP. Refuses data that the server could not store. */
final class Seeding {
    private final Database database;
    private final Payments payments;

    Seeding(Database database, Payments payments) {
        this.database = database;
        this.payments = payments;
    }

    UUID company(String name) {
        Row.Draft company = Row.blank(Schema.COMPANY)
                .set("id", database.newId(Schema.COMPANY, name))
                .set("systemVersion", "28.0.0.0")
                .set("name", name)
                .set("displayName", name);
        return database.save(company).id();
    }

    UUID customer(String number, String displayName) {
        return database.save(keyed(Schema.CUSTOMER, "number", number)
                        .set("displayName", fitting("displayName", displayName, 100))
                        .set("type", "Company"))
                .id();
    }

    void block(UUID customerId, Blocked blocked) {
        Row customer = existing(Schema.CUSTOMER, customerId);
        database.save(
                customer.edit().set("blocked", blocked.member()).set("privacyBlocked", blocked == Blocked.PRIVACY));
    }

    UUID postedInvoice(String number, UUID customerId, LocalDate postingDate, BigDecimal total, BigDecimal remaining) {
        if (remaining.signum() < 0 || remaining.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "remaining is " + remaining + "; it must lie between 0 and the invoice's total, " + total);
        }
        return database.save(invoice(number, customerId, postingDate, total)
                        .set("status", remaining.signum() == 0 ? "Paid" : "Open")
                        .set("remainingAmount", remaining))
                .id();
    }

    UUID draftInvoice(String number, UUID customerId, BigDecimal total) {
        Row.Draft invoice = invoice(number, customerId, database.workDate(), total);
        return database.save(invoice.set("status", "Draft")).id();
    }

    private Row.Draft invoice(String number, UUID customerId, LocalDate postingDate, BigDecimal total) {
        if (total.signum() < 0) {
            throw new IllegalArgumentException("total is " + total + "; an invoice has none below 0");
        }
        Row customer = existing(Schema.CUSTOMER, customerId);
        return keyed(Schema.SALES_INVOICE, "number", number)
                .set("invoiceDate", postingDate)
                .set("postingDate", postingDate)
                .set("dueDate", postingDate.plusMonths(1))
                .set("customerId", customer.id())
                .set("customerNumber", customer.text("number"))
                .set("customerName", customer.text("displayName"))
                .set("billToName", customer.text("displayName"))
                .set("billToCustomerId", customer.id())
                .set("billToCustomerNumber", customer.text("number"))
                .set("totalAmountExcludingTax", total)
                .set("totalAmountIncludingTax", total);
    }

    UUID account(String number, String displayName) {
        return database.save(keyed(Schema.ACCOUNT, "number", number)
                        .set("displayName", fitting("displayName", displayName, 100))
                        .set("directPosting", true))
                .id();
    }

    void denyDirectPosting(UUID accountId) {
        database.save(existing(Schema.ACCOUNT, accountId).edit().set("directPosting", false));
    }

    UUID dimension(String code, String displayName) {
        return database.save(keyed(Schema.DIMENSION, "code", code)
                        .set("displayName", fitting("displayName", displayName, 30)))
                .id();
    }

    UUID dimensionValue(UUID dimensionId, String code, String displayName) {
        Row dimension = existing(Schema.DIMENSION, dimensionId);
        return database.save(keyed(Schema.DIMENSION_VALUE, dimension, "code", code)
                        .set("dimensionId", dimensionId)
                        .set("displayName", fitting("displayName", displayName, 50)))
                .id();
    }

    void setDefaultDimension(UUID customerId, UUID dimensionValueId) {
        Row customer = existing(Schema.CUSTOMER, customerId);
        Row value = existing(Schema.DIMENSION_VALUE, dimensionValueId);
        Integer set = database.dimensionSets()
                .with(customer.integer("dimensionSetId"), value.guid("dimensionId"), value.id());
        database.save(customer.edit().set("dimensionSetId", set));
    }

    UUID journal(String code) {
        return database.save(keyed(Schema.JOURNAL, "code", code).set("templateDisplayName", Schema.CASH_RECEIPTS))
                .id();
    }

    void setBalancingAccount(UUID journalId, UUID accountId) {
        Row account = existing(Schema.ACCOUNT, accountId);
        database.save(existing(Schema.JOURNAL, journalId)
                .edit()
                .set("balancingAccountId", account.id())
                .set("balancingAccountNumber", account.text("number"))
                .set("balancedByBank", false));
    }

    void setNextDocumentNumber(UUID journalId, String number) {
        database.save(existing(Schema.JOURNAL, journalId)
                .edit()
                .set("nextDocumentNumber", fitting("nextDocumentNumber", number, 20)));
    }

    UUID payment(UUID journalId, Map<String, ?> properties) {
        Row journal = existing(Schema.JOURNAL, journalId);
        try {
            return database.atomically(() -> payments.create(journal, object(properties)))
                    .id();
        } catch (ODataError e) {
            throw refused(e);
        }
    }

    void change(UUID paymentId, Map<String, ?> properties) {
        Row payment = existing(Schema.PAYMENT, paymentId);
        try {
            database.atomically(() -> payments.update(payment, object(properties)));
        } catch (ODataError e) {
            throw refused(e);
        }
    }

    void post(UUID journalId) {
        Row journal = database.journals().find(journalId).orElseGet(() -> existing(Schema.GENERAL_JOURNAL, journalId));
        try {
            database.atomically(() -> {
                new Posting(database).post(journal.id());
                return journal;
            });
        } catch (ODataError e) {
            throw new IllegalArgumentException("the server would not post this journal: " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException refused(ODataError e) {
        return new IllegalArgumentException("the server would refuse this payment: " + e.getMessage(), e);
    }

    UUID hiddenLine(UUID journalId, Map<String, ?> properties) {
        Row journal = database.journals().find(journalId).orElseGet(() -> existing(Schema.GENERAL_JOURNAL, journalId));
        try {
            return database.save(new HiddenLine(database, journal, object(properties)).draft())
                    .id();
        } catch (ODataError e) {
            throw new IllegalArgumentException("the server could not hold this line: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(Map<?, ?> properties) {
        Map<String, Object> object = new LinkedHashMap<>();
        properties.forEach((name, value) -> object.put((String) name, json(value)));
        return object;
    }

    void payments(UUID journalId, int count) {
        new ManyPayments(database, existing(Schema.JOURNAL, journalId)).add(count);
    }

    private static Object json(Object value) {
        if (value instanceof Map<?, ?> properties) {
            return object(properties);
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Seeding::json).toList();
        }
        return value instanceof Number number ? new BigDecimal(number.toString()) : value.toString();
    }

    void remove(EntityType type, UUID id) {
        database.remove(existing(type, id));
    }

    private Row.Draft keyed(EntityType type, String property, String key) {
        return keyed(type, null, property, key);
    }

    private Row.Draft keyed(EntityType type, @Nullable Row owner, String property, String key) {
        int maxLength = type == Schema.JOURNAL ? 10 : 20;
        Row.Draft row = Row.blank(type).set(property, fitting(property, key, maxLength));
        String stored = row.view().text(property);
        if (stored.isEmpty()) {
            throw new IllegalArgumentException(property + " is blank; a " + type + " needs one");
        }
        UUID ownerId = owner == null ? null : owner.id();
        if (database.table(type).find(ownerId, stored).isPresent()) {
            throw new IllegalArgumentException("there is already a " + type + " with the " + property + " " + stored);
        }
        String name = owner == null ? stored : owner.text(owner.type().keyProperty()) + "/" + stored;
        return row.set("id", database.newId(type, name));
    }

    private static String fitting(String name, String text, int maxLength) {
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(
                    name + " is " + text.length() + " characters long; Business Central stores at most " + maxLength);
        }
        return text;
    }

    private Row existing(EntityType type, UUID id) {
        return database.table(type)
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + type + " with the id " + id));
    }
}
