package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.CONTACT_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.JournalLines;
import io.github.businesscentral.payments.internal.write.NumberedCreate;
import io.github.businesscentral.payments.internal.write.Posting;
import io.github.businesscentral.payments.internal.write.ServerNumberedCreate;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A journal's payments over HTTP. */
final class HttpJournalPayments implements JournalPayments {
    static final AnswerReader<CustomerPayment> PAYMENT = EditCalls.entity(CustomerPayment.jsonAdapter());

    private final Api api;
    private final UUID company;
    private final UUID id;
    private final HttpUrl set;
    private final Addresses.Members members;
    private final AnswerReader<CustomerPayment> created;
    private final JournalPayments.Calls calls;
    // Only writes need them. They load classes that a program without writes need not wait for.
    private volatile @Nullable JournalLines lines;

    HttpJournalPayments(Api api, UUID company, UUID id) {
        this.api = api;
        this.company = company;
        this.id = id;
        this.set = api.addresses().journalPayments(company, id);
        this.members = new Addresses.Members(set);
        this.created = PAYMENT.expecting(this::isOfThisJournal, "the journal that was asked for");
        this.calls = new NestedCalls();
    }

    private boolean isOfThisJournal(CustomerPayment payment) {
        return !payment.has(JOURNAL_ID)
                || Addresses.isZero(payment.journalId())
                || payment.journalId().equals(id);
    }

    private Listing<CustomerPayment> listing() {
        return api.listing(CustomerPayment.jsonAdapter());
    }

    private JournalLines lines() {
        JournalLines known = lines;
        if (known == null) {
            known = new JournalLines(
                    set,
                    listing(),
                    line -> CallSpec.read(api.addresses().journalPayment(company, id, line), PAYMENT),
                    api.books(),
                    api.ledger(company));
            lines = known;
        }
        return known;
    }

    /** The address of the journal's payments. */
    HttpUrl address() {
        return set;
    }

    /** Reads the response to the create of a line in this journal. */
    AnswerReader<CustomerPayment> created() {
        return created;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Paged<CustomerPayment> list(Query<CustomerPayment> query) {
        return listing().at(set, completed(query));
    }

    /** Sorts by line number unless {@code query} sorts, and selects the id. */
    static Query<CustomerPayment> completed(Query<CustomerPayment> query) {
        Query<CustomerPayment> ordered = query.isOrdered() ? query : query.orderBy(LINE_NUMBER.ascending());
        return ordered.isPartial() ? ordered.select(ID) : ordered;
    }

    @Override
    public DimensionSetLines dimensionSetLines(UUID paymentId) {
        Addresses.checked(paymentId, "paymentId");
        return new HttpDimensionSetLines(api, api.addresses().journalPayment(company, id, paymentId));
    }

    @Override
    public JournalPayments.Calls calls() {
        return calls;
    }

    @Override
    public String toString() {
        return "JournalPayments[" + api.addresses().root() + ", company " + company + ", journal " + id + "]";
    }

    private final class NestedCalls extends EditCalls<CustomerPayment, CustomerPaymentPatch>
            implements JournalPayments.Calls {
        private NestedCalls() {
            super(api.transport(), PAYMENT, CustomerPaymentPatch.jsonAdapter(), api.books()::deleted);
        }

        @Override
        public ApiCall<CustomerPayment> create(NewCustomerPayment payment, CreateMode mode) {
            Objects.requireNonNull(payment, "payment");
            if (payment.has(CONTACT_ID) && api.addresses().apiVersion() != ApiVersion.V1_0) {
                throw new IllegalArgumentException("contactId exists only in v1.0 of the API, and this endpoint is "
                        + api.addresses().apiVersion().segment()
                        + ". Name the customer by customerNumber or customerId instead.");
            }
            return prepare(created(payment, mode));
        }

        private CallSpec<CustomerPayment> created(NewCustomerPayment payment, CreateMode mode) {
            return switch (mode) {
                case EXACTLY_ONCE ->
                    CallSpec.of(
                            CallKind.CREATE,
                            set,
                            new NumberedCreate.ExactlyOnce(lines(), payment, NestedCalls::json, created));
                case SERVER_NUMBERED -> {
                    if (payment.has(LINE_NUMBER)) {
                        throw new IllegalArgumentException(
                                "lineNumber is set, but the mode is SERVER_NUMBERED. Leave out one of the two.");
                    }
                    yield CallSpec.of(CallKind.CREATE, set, new ServerNumberedCreate(lines(), payment, created))
                            .withContent(json(payment));
                }
            };
        }

        @Override
        public ApiCall<PostOutcome> post(PostMode mode) {
            Objects.requireNonNull(mode, "mode");
            return prepare(
                    CallSpec.of(CallKind.ACTION, api.addresses().posting(company, id), new Posting(lines(), mode)));
        }

        private static ByteString json(NewCustomerPayment payment) {
            return json(NewCustomerPayment.jsonAdapter(), payment);
        }

        @Override
        HttpUrl address(UUID payment) {
            return members.one(payment);
        }

        @Override
        HttpUrl address(CustomerPayment payment) {
            if (!isOfThisJournal(payment)) {
                throw new IllegalArgumentException("The payment is of journal " + payment.journalId() + ", not of " + id
                        + ". Use that journal, or the company.");
            }
            return address(payment.id());
        }
    }
}
