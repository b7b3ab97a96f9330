package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Row;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import okhttp3.Interceptor;

/**
 * An in-memory Business Central. It answers the requests of API v2.0 around customer payments as the real service does, including
 * its defaults, cross-checks and errors.
 *
 * <p>It is a function from request to response, {@link #handle handle(…)}. Add it to an OkHttp client with {@link #interceptor},
 * or serve it over HTTP with {@link FakeBusinessCentralServer}. One instance is one tenant with one company, CRONUS; the package
 * description lists its data. Safe for use by many threads; requests are executed one at a time.
 */
public final class FakeBusinessCentral {
    /** The code of the initial journal, which has a balancing account and no lines. */
    public static final String DEMO_JOURNAL = "CASHIN";

    private final Database database;
    private final Authentication authentication = new Authentication();
    private final RequestLog log;
    private final Operations operations;
    private final Gateway gateway;
    private final Sleeper sleeper;
    private final Switches switches = new Switches();
    private final Seeding seeding;
    private final Setup setup;
    private final People people;
    private final Webhooks webhooks;
    private final UUID companyId;
    private final UUID journalId;

    private FakeBusinessCentral(Builder builder) {
        database = new Database(builder.clock);
        log = new RequestLog(builder.requestsKept);
        operations = new Operations(new RequestLog(builder.requestsKept));
        Set<Choice> choices = Collections.unmodifiableSet(builder.choices.clone());
        webhooks = new Webhooks(database, choices);
        Service service =
                new Service(database, authentication, choices, switches, builder.pageSize, operations, webhooks);
        gateway = new Gateway(service::answer, builder.clock, choices);
        sleeper = builder.sleeper;
        seeding = new Seeding(database, new Payments(database, choices));
        setup = new Setup(database);
        people = new People(database, seeding);
        companyId = seeding.company("CRONUS");
        journalId = builder.demoData ? DemoData.fill(seeding) : seeding.journal(DEMO_JOURNAL);
    }

    /** Returns a stand-in with demo data, today's date and the default choices. */
    public static FakeBusinessCentral create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Answers a request, applying faults and limits. The response states its delay; this method does not wait. */
    public FakeResponse handle(FakeRequest request) {
        log.add(request);
        return gateway.answer(request);
    }

    /** Returns an interceptor that answers every call of its client. Add it last: interceptors after it are not called. */
    public Interceptor interceptor() {
        return new FakeInterceptor(this::handle, sleeper);
    }

    /** Returns the last requests, oldest first, including refused ones. */
    public List<FakeRequest> requests() {
        return log.requests();
    }

    /**
     * Returns the last attempted operations of batches, oldest first, each as a separate request. For {@link #requests} and for
     * faults, a batch is one request.
     */
    public List<FakeRequest> batchedRequests() {
        return operations.log().requests();
    }

    public void clearRequests() {
        log.clear();
        operations.log().clear();
    }

    /** Adds a fault around the server and all earlier faults. */
    public void addFault(Fault fault) {
        gateway.addFault(Objects.requireNonNull(fault, "fault"));
    }

    /** Adds a fault around each operation of a batch. It cannot break the connection, because that breaks the whole batch. */
    public void addFaultInBatches(Fault fault) {
        operations.addFault(Objects.requireNonNull(fault, "fault"));
    }

    public void removeFault(Fault fault) {
        gateway.removeFault(fault);
        operations.removeFault(fault);
    }

    /**
     * Executes everything that faults have delayed, due or not, and returns the responses that no client received. Due requests
     * are also executed without this when a request arrives.
     */
    public List<FakeResponse> commitOutstanding() {
        return gateway.lateCommits().commitAll();
    }

    /** Enforces these limits from now on, replacing earlier ones, and returns their counters. */
    public Traffic enforce(Limits limits) {
        return gateway.enforce(Objects.requireNonNull(limits, "limits"));
    }

    /**
     * Calls {@code observer} for each response that is sent or connection that breaks instead, on the thread that serves the
     * request.
     */
    public void onAnswer(BiConsumer<FakeRequest, FakeResponse> observer) {
        gateway.addObserver(Objects.requireNonNull(observer, "observer"));
    }

    /** Returns rare behaviour that is off by default: a lagging replica, lines lost while posting, dirty reads, stale marks. */
    public Switches switches() {
        return switches;
    }

    /** Returns the set-up by administrators: bank accounts, currencies, number series, approvals, the job queue. */
    public Setup setup() {
        return setup;
    }

    /** Returns actions by people in the client: edit lines, post single documents, reverse payments. */
    public People people() {
        return people;
    }

    /** Returns the notifications of changes: how they reach receivers, and how they fail (rule 32). */
    public Webhooks webhooks() {
        return webhooks;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    /** Answers 401 to this token, or to these Basic credentials as in the header, from now on. */
    public void rejectToken(String token) {
        authentication.reject(Objects.requireNonNull(token, "token"));
    }

    /** Answers 403 to this token from now on. */
    public void forbidToken(String token) {
        authentication.forbid(Objects.requireNonNull(token, "token"));
    }

    /** Undoes {@link #rejectToken rejectToken(…)} and {@link #forbidToken forbidToken(…)}. */
    public void acceptToken(String token) {
        authentication.accept(Objects.requireNonNull(token, "token"));
    }

    public UUID companyId() {
        return companyId;
    }

    /** Returns the id of the journal {@value #DEMO_JOURNAL}. */
    public UUID journalId() {
        return journalId;
    }

    /**
     * Adds a customer that is not blocked.
     *
     * @throws IllegalArgumentException if the number is blank, too long or taken
     */
    public UUID addCustomer(String number, String displayName) {
        return locked(() -> seeding.customer(number, displayName));
    }

    public void blockCustomer(UUID customerId, Blocked blocked) {
        locked(() -> seeding.block(customerId, blocked));
    }

    public void removeCustomer(UUID customerId) {
        locked(() -> seeding.remove(Schema.CUSTOMER, customerId));
    }

    /** Adds an unpaid posted invoice, dated today. */
    public UUID addPostedInvoice(String number, UUID customerId, BigDecimal total) {
        return locked(() -> seeding.postedInvoice(number, customerId, database.workDate(), total, total));
    }

    /**
     * Adds a posted invoice.
     *
     * @param remaining the unpaid amount; 0 makes the invoice {@code Paid}
     */
    public UUID addPostedInvoice(
            String number, UUID customerId, LocalDate postingDate, BigDecimal total, BigDecimal remaining) {
        return locked(() -> seeding.postedInvoice(number, customerId, postingDate, total, remaining));
    }

    /** Adds an unposted invoice, so that no payment can be applied to it. */
    public UUID addDraftInvoice(String number, UUID customerId, BigDecimal total) {
        return locked(() -> seeding.draftInvoice(number, customerId, total));
    }

    public void removeInvoice(UUID invoiceId) {
        locked(() -> seeding.remove(Schema.SALES_INVOICE, invoiceId));
    }

    /** Adds a G/L account that allows direct posting. */
    public UUID addAccount(String number, String displayName) {
        return locked(() -> seeding.account(number, displayName));
    }

    /** Makes an account unusable as a balancing account. */
    public void denyDirectPosting(UUID accountId) {
        locked(() -> seeding.denyDirectPosting(accountId));
    }

    public UUID addDimension(String code, String displayName) {
        return locked(() -> seeding.dimension(code, displayName));
    }

    public UUID addDimensionValue(UUID dimensionId, String code, String displayName) {
        return locked(() -> seeding.dimensionValue(dimensionId, code, displayName));
    }

    /** Gives new payments of a customer this dimension value. Replaces another value of the same dimension. */
    public void setDefaultDimension(UUID customerId, UUID dimensionValueId) {
        locked(() -> seeding.setDefaultDimension(customerId, dimensionValueId));
    }

    /** Adds a journal as the API creates it: without a balancing account and number series. */
    public UUID addJournal(String code) {
        return locked(() -> seeding.journal(code));
    }

    /** Sets the G/L account that balances new lines of a journal. */
    public void setBalancingAccount(UUID journalId, UUID accountId) {
        locked(() -> seeding.setBalancingAccount(journalId, accountId));
    }

    /** Gives a journal a number series that continues with {@code number}. */
    public void setNextDocumentNumber(UUID journalId, String number) {
        locked(() -> seeding.setNextDocumentNumber(journalId, number));
    }

    /**
     * Adds a payment as a POST would, applying defaults and checks.
     *
     * @param properties by JSON name, for example {@code Map.of("customerNumber", "10000", "amount", -100)}
     * @throws IllegalArgumentException if the server would refuse it
     */
    public UUID addPayment(UUID journalId, Map<String, ?> properties) {
        return locked(() -> seeding.payment(journalId, properties));
    }

    /**
     * Adds a line that is not a customer payment, as people can enter it in the client: with another document type, not applied
     * to an invoice, or in a general journal. The API does not show it, but it occupies a line number and is posted with the
     * others.
     *
     * @param properties any of {@code lineNumber}, {@code customerNumber}, {@code postingDate}, {@code documentNumber}, {@code
     *     externalDocumentNumber}, {@code amount} and {@code description}
     * @throws IllegalArgumentException if the server could not store it
     */
    public UUID addHiddenLine(UUID journalId, Map<String, ?> properties) {
        return locked(() -> seeding.hiddenLine(journalId, properties));
    }

    /** Returns the customer ledger entries that postings created, oldest first, with names like those of payments. */
    public List<Map<String, Object>> customerLedgerEntries() {
        return locked(() -> database.table(Schema.CUSTOMER_LEDGER_ENTRY)
                .rows(null)
                .map(Row::visible)
                .toList());
    }

    /**
     * Changes a payment as a PATCH would, applying checks. The payment gets a new ETag.
     *
     * @throws IllegalArgumentException if the payment does not exist or the server would refuse the change
     */
    public void changePayment(UUID id, Map<String, ?> properties) {
        locked(() -> seeding.change(id, properties));
    }

    /**
     * Posts a journal, as another user can while a program is running. Its lines are gone afterwards.
     *
     * @throws IllegalArgumentException if the server would refuse it
     */
    public void postJournal(UUID journalId) {
        locked(() -> seeding.post(journalId));
    }

    public void removePayment(UUID id) {
        locked(() -> seeding.remove(Schema.PAYMENT, id));
    }

    /**
     * Adds many payments at once, a million in a few seconds. They follow the last line in steps of 100, and rotate through the
     * customers that are not blocked, amounts from -0.01 to -100, and the last 365 days. Each has a unique document number and
     * external document number.
     *
     * @throws IllegalArgumentException if there are not enough line numbers
     */
    public void addPayments(UUID journalId, int count) {
        locked(() -> seeding.payments(journalId, count));
    }

    /** Returns the stored payments of a journal by line number, each with its properties by JSON name. */
    public List<Map<String, Object>> payments(UUID journalId) {
        return locked(
                () -> database.payments().rows(journalId).map(Row::visible).toList());
    }

    private <T> T locked(Supplier<T> work) {
        return database.change(work);
    }

    private void locked(Runnable work) {
        locked(() -> {
            work.run();
            return work;
        });
    }

    /** Builds a stand-in. */
    public static final class Builder {
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        private int pageSize = 20_000;
        private int requestsKept = 1_000;
        private boolean demoData = true;
        private final EnumSet<Choice> choices = EnumSet.noneOf(Choice.class);

        private Builder() {}

        /**
         * Sets the clock of timestamps, of the work date, of {@link Limits} and of delayed requests. Default: the system clock in
         * UTC.
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets how delayed responses wait. Default: in real time. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Sets the maximum number of entities on a page. Default 20,000, as online. */
        public Builder pageSize(int pageSize) {
            this.pageSize = positive("pageSize", pageSize);
            return this;
        }

        /** Sets how many requests {@link #requests} remembers. Default 1,000. */
        public Builder requestsKept(int requestsKept) {
            this.requestsKept = positive("requestsKept", requestsKept);
            return this;
        }

        /** Omits customers, invoices and accounts. Keeps the company and its journal {@value #DEMO_JOURNAL}. */
        public Builder withoutDemoData() {
            this.demoData = false;
            return this;
        }

        /** Chooses the alternative answer to an open question about the server. */
        public Builder choose(Choice choice) {
            choices.add(choice);
            return this;
        }

        public FakeBusinessCentral build() {
            return new FakeBusinessCentral(this);
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
            }
            return value;
        }
    }
}
