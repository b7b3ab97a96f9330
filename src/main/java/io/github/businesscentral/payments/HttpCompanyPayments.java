package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.importing.PaymentImport;
import io.github.businesscentral.payments.internal.run.RunCalls;
import io.github.businesscentral.payments.internal.run.RunImporter;
import io.github.businesscentral.payments.internal.run.ServerRun;
import io.github.businesscentral.payments.internal.write.JournalBooks;
import io.github.businesscentral.payments.internal.write.LedgerQuery;
import io.github.businesscentral.payments.model.Account;
import io.github.businesscentral.payments.model.AccountFields;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.Dimension;
import io.github.businesscentral.payments.model.DimensionFields;
import io.github.businesscentral.payments.model.DimensionValue;
import io.github.businesscentral.payments.model.DimensionValueFields;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.model.SalesInvoice;
import io.github.businesscentral.payments.model.SalesInvoiceFields;
import io.github.businesscentral.payments.model.SalesInvoiceStatus;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A company over HTTP. */
final class HttpCompanyPayments implements CompanyPayments {
    private final Api api;
    private final UUID id;
    // Cached with its addresses, for programs that get the same one repeatedly.
    private volatile @Nullable HttpJournalPayments lastJournal;

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
        HttpJournalPayments journal = lastJournal;
        if (journal == null || !journal.id().equals(journalId)) {
            journal = new HttpJournalPayments(api, id, Addresses.checked(journalId, "journalId"));
            lastJournal = journal;
        }
        return journal;
    }

    @Override
    public PaymentRun run(String name, RunOptions options) {
        RunImporter importer = (run, input, how) ->
                PaymentImport.run(run, () -> new HttpBatch(api), api.rateLimit().maxInFlight(), input, how);
        return ServerRun.open(new RunRequests(), api.transport(), importer, name, options);
    }

    @Override
    public Journals journals() {
        return new HttpJournals(api, id);
    }

    @Override
    public Paged<CustomerPayment> allPayments(Query<CustomerPayment> query) {
        return AllPayments.of(api, this, query);
    }

    @Override
    public Entities.Numbered<Customer> customers() {
        Entities<Customer> all =
                new HttpEntities<>(api, set("customers"), Customer.class, Customer.jsonAdapter(), CustomerFields.ID);
        return new HttpEntities.Numbered<>(all, CustomerFields.NUMBER, Customer::number, any -> true);
    }

    @Override
    public Entities.Numbered<SalesInvoice> salesInvoices() {
        Entities<SalesInvoice> all = new HttpEntities<>(
                api, set("salesInvoices"), SalesInvoice.class, SalesInvoice.jsonAdapter(), SalesInvoiceFields.ID);
        return new HttpEntities.Numbered<>(
                all,
                SalesInvoiceFields.NUMBER,
                SalesInvoice::number,
                invoice -> !invoice.status().equals(SalesInvoiceStatus.DRAFT));
    }

    @Override
    public Entities.Numbered<Account> accounts() {
        Entities<Account> all =
                new HttpEntities<>(api, set("accounts"), Account.class, Account.jsonAdapter(), AccountFields.ID);
        return new HttpEntities.Numbered<>(all, AccountFields.NUMBER, Account::number, any -> true);
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
        HttpUrl dimension = new Addresses.Members(set("dimensions")).one(Addresses.checked(dimensionId, "dimensionId"));
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

        /** Uses the nested address if the payment has its journal, because Microsoft tests that one. */
        @Override
        HttpUrl address(CustomerPayment payment) {
            return payment.has(JOURNAL_ID) && !Addresses.isZero(payment.journalId())
                    ? api.addresses().journalPayment(id, payment.journalId(), payment.id())
                    : address(payment.id());
        }
    }

    @Override
    public String toString() {
        return "CompanyPayments[" + api.addresses().root() + ", company " + id + "]";
    }

    /** The requests of a run, made by the company's scopes. */
    private final class RunRequests implements RunCalls {
        private final Journals.Calls journalCalls;
        private final Listing<CustomerPaymentJournal> journals;
        private final Listing<CustomerPayment> payments;
        private final Map<UUID, HttpJournalPayments> byId = new ConcurrentHashMap<>();

        private RunRequests() {
            this.journalCalls = HttpCompanyPayments.this.journals().calls();
            this.journals = api.listing(CustomerPaymentJournal.jsonAdapter());
            this.payments = api.listing(CustomerPayment.jsonAdapter());
        }

        private <T> CallSpec<T> spec(ApiCall<T> call) {
            return api.transport().specOf(call);
        }

        private HttpJournalPayments in(UUID journal) {
            return byId.computeIfAbsent(journal, it -> new HttpJournalPayments(api, id, it));
        }

        @Override
        public Listing<CustomerPaymentJournal> journals() {
            return journals;
        }

        @Override
        public HttpUrl journalsUrl() {
            return api.addresses().set(id, "customerPaymentJournals");
        }

        @Override
        public CallSpec<CustomerPaymentJournal> journal(UUID id) {
            return spec(journalCalls.get(id));
        }

        @Override
        public CallSpec<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal) {
            return spec(journalCalls.create(journal));
        }

        @Override
        public CallSpec<CustomerPaymentJournal> change(UUID id, ETag etag, CustomerPaymentJournalPatch patch) {
            return spec(journalCalls.update(id, etag, patch));
        }

        /** A run's own mark keeps late creates out of the ledger, so its posting does not wait for any. */
        @Override
        public CallSpec<PostOutcome> post(UUID journal) {
            return spec(in(journal).calls().post(PostMode.REGARDLESS));
        }

        @Override
        public Listing<CustomerPayment> payments() {
            return payments;
        }

        @Override
        public HttpUrl paymentsUrl(UUID journal) {
            return in(journal).address();
        }

        @Override
        public CallSpec<DeleteOutcome> delete(UUID journal, UUID line, ETag etag) {
            return spec(in(journal).calls().delete(line, etag));
        }

        @Override
        public AnswerReader<CustomerPayment> created(UUID journal) {
            return in(journal).created();
        }

        @Override
        public ByteString json(NewCustomerPayment payment) {
            return EditCalls.json(NewCustomerPayment.jsonAdapter(), payment);
        }

        @Override
        public Batch batch() {
            return new HttpBatch(api);
        }

        @Override
        public LedgerQuery ledger() {
            return api.ledger(id);
        }

        @Override
        public JournalBooks books() {
            return api.books();
        }
    }
}
