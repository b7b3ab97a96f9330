package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** Writes what {@link Setup} sets into the tables. */
final class SetupRows {
    private final Database database;

    SetupRows(Database database) {
        this.database = database;
    }

    void balanceByBankAccount(UUID journalId, String number, String currency) {
        if (!currency.isEmpty()) {
            requireCurrency(currency);
        }
        database.save(named(Schema.BANK_ACCOUNT, number).set("currencyCode", currency));
        database.save(existing(Schema.JOURNAL, journalId)
                .edit()
                .set("balancingAccountId", Kind.GUID.blank())
                .set("balancingAccountNumber", number)
                .set("balancedByBank", true));
    }

    void currency(String code, BigDecimal exchangeRate) {
        if (exchangeRate.signum() <= 0) {
            throw new IllegalArgumentException("exchangeRate is " + exchangeRate + "; it must be greater than 0");
        }
        database.save(named(Schema.CURRENCY, code).set("exchangeRate", exchangeRate));
    }

    void setCurrency(UUID customerId, String currency) {
        requireCurrency(currency);
        database.save(existing(Schema.CUSTOMER, customerId).edit().set("currencyCode", currency));
    }

    void applyToOldest(UUID customerId) {
        database.save(existing(Schema.CUSTOMER, customerId).edit().set("applyToOldest", true));
    }

    void allowManualNumbers(UUID journalId) {
        database.save(existing(Schema.JOURNAL, journalId).edit().set("manualNumbers", true));
    }

    /** Gives a journal, or a payment, a posting number series of its own. */
    void setPostingNumbers(EntityType type, UUID id, String nextNumber) {
        Row row = existing(type, id);
        String series = id.toString();
        database.save(named(Schema.NUMBER_SERIES, series).set("nextNumber", nextNumber));
        database.save(row.edit().set("postingSeries", series));
    }

    void requestApproval(UUID journalId, Approval approval) {
        approval.requestedFor(existing(Schema.JOURNAL, journalId), database);
    }

    void requestApprovalOfPayment(UUID paymentId) {
        database.save(existing(Schema.PAYMENT, paymentId).edit().set("pendingApproval", true));
    }

    private void requireCurrency(String code) {
        if (database.table(Schema.CURRENCY).find(null, code).isEmpty()) {
            throw new IllegalArgumentException("there is no currency " + code + "; add it with addCurrency");
        }
    }

    /** Returns the row with this key to change, or a new one. */
    private Row.Draft named(EntityType type, String key) {
        Table table = database.table(type);
        Row.Draft fresh = Row.blank(type).set(type.keyProperty(), key);
        return table.find(null, fresh.view().text(type.keyProperty()))
                .map(Row::edit)
                .orElseGet(() -> fresh.set("id", database.newId(type, key)));
    }

    private Row existing(EntityType type, UUID id) {
        return database.table(type)
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + type + " with the id " + id));
    }
}
