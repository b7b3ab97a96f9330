package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;

import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionFields;
import io.github.businesscentral.payments.model.DimensionValue;
import io.github.businesscentral.payments.model.DimensionValueFields;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceFields;
import java.util.UUID;
import okhttp3.HttpUrl;

/** A company over HTTP. */
final class HttpCompanyPayments implements CompanyPayments {
    private final Api api;
    private final UUID id;

    HttpCompanyPayments(Api api, UUID id) {
        this.api = api;
        this.id = id;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public JournalPayments journal(UUID journalId) {
        return new HttpJournalPayments(api, id, Addresses.checked(journalId, "journalId"));
    }

    @Override
    public Journals journals() {
        return new HttpJournals(api, id);
    }

    @Override
    public Entities<Customer> customers() {
        return new HttpEntities<>(api, set("customers"), Customer.class, Customer.jsonAdapter(), CustomerFields.ID);
    }

    @Override
    public Entities<SalesInvoice> salesInvoices() {
        return new HttpEntities<>(
                api, set("salesInvoices"), SalesInvoice.class, SalesInvoice.jsonAdapter(), SalesInvoiceFields.ID);
    }

    @Override
    public Entities<Account> accounts() {
        return new HttpEntities<>(api, set("accounts"), Account.class, Account.jsonAdapter(), AccountFields.ID);
    }

    @Override
    public Entities<GeneralLedgerEntry> generalLedgerEntries() {
        return new HttpEntities<>(
                api,
                set("generalLedgerEntries"),
                GeneralLedgerEntry.class,
                GeneralLedgerEntry.jsonAdapter(),
                GeneralLedgerEntryFields.ID);
    }

    @Override
    public Entities<Dimension> dimensions() {
        return new HttpEntities<>(api, set("dimensions"), Dimension.class, Dimension.jsonAdapter(), DimensionFields.ID);
    }

    @Override
    public Entities<DimensionValue> dimensionValues(UUID dimensionId) {
        HttpUrl dimension = Addresses.one(set("dimensions"), Addresses.checked(dimensionId, "dimensionId"));
        return new HttpEntities<>(
                api,
                Addresses.below(dimension, "dimensionValues"),
                DimensionValue.class,
                DimensionValue.jsonAdapter(),
                DimensionValueFields.ID);
    }

    private HttpUrl set(String name) {
        return api.addresses().set(id, name);
    }

    @Override
    public DimensionSetLines dimensionSetLines(UUID paymentId) {
        return new HttpDimensionSetLines(api, api.addresses().payment(id, Addresses.checked(paymentId, "paymentId")));
    }

    @Override
    public Editable.Calls<CustomerPayment, CustomerPaymentPatch> calls() {
        return new DirectCalls();
    }

    private final class DirectCalls extends EditCalls<CustomerPayment, CustomerPaymentPatch> {
        private DirectCalls() {
            super(
                    api.transport(),
                    HttpJournalPayments.PAYMENT,
                    CustomerPaymentPatch.jsonAdapter(),
                    api.books()::deleted);
        }

        @Override
        HttpUrl address(UUID payment) {
            return api.addresses().payment(id, payment);
        }

        /** At the nested address if the payment knows its journal, since that is the one Microsoft tests. */
        @Override
        HttpUrl address(CustomerPayment payment) {
            return payment.has(JOURNAL_ID) && !Addresses.isZero(payment.journalId())
                    ? api.addresses().journalPayment(id, payment.journalId(), payment.id())
                    : address(payment.id());
        }
    }
}
