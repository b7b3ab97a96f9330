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
 * A Business Central in memory: answers the requests of API v2.0 around customer payments as the real service does, with
 * its defaults, its cross-checks and its errors.
 *
 * <p>It is a function from request to response, {@link #handle}. Put it into an OkHttp client with {@link #interceptor},
 * or serve it over HTTP with {@link FakeBusinessCentralServer}. One instance is one tenant with one company, CRONUS; see
 * the package's description for what is in it. Safe for use by many threads; requests are carried out one at a time.
 */
public final class FakeBusinessCentral {
    /** The code of the journal that is there from the start, with a balancing account and no lines. */
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

    /** Returns a stand-in with demo data, today's date and the documented choices. */
    public static FakeBusinessCentral create() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Answers a request, faults and limits included. The response says how late it is; this method does not wait. */
    public FakeResponse handle(FakeRequest request) {
        log.add(request);
        return gateway.answer(request);
    }

    /**
     * Returns an interceptor that answers every call of the client it is added to. Add it last: interceptors after it are
     * not asked.
     */
    public Interceptor interceptor() {
        return new FakeInterceptor(this::handle, sleeper);
    }

    /** Returns the last requests, oldest first, refused ones included. */
    public List<FakeRequest> requests() {
        return log.requests();
    }

    /**
     * Returns the last operations of batches that were tried, oldest first, each as a request of its own. A batch is one
     * request for {@link #requests} and for faults.
     */
    public List<FakeRequest> batchedRequests() {
        return operations.log().requests();
    }

    public void clearRequests() {
        log.clear();
        operations.log().clear();
    }

    /** Puts a fault around the server and the faults added before. */
    public void addFault(Fault fault) {
        gateway.addFault(Objects.requireNonNull(fault, "fault"));
    }

    /** Puts a fault around each operation of a batch. It cannot break the connection, which breaks for the whole batch. */
    public void addFaultInBatches(Fault fault) {
        operations.addFault(Objects.requireNonNull(fault, "fault"));
    }

    public void removeFault(Fault fault) {
        gateway.removeFault(fault);
        operations.removeFault(fault);
    }

    /**
     * Carries out what faults have put off, due or not, and returns the answers that nobody got. What is due is carried
     * out without this when a request arrives.
     */
    public List<FakeResponse> commitOutstanding() {
        return gateway.lateCommits().commitAll();
    }

    /** Enforces these limits from now on, in the place of any others, and returns what they count. */
    public Traffic enforce(Limits limits) {
        return gateway.enforce(Objects.requireNonNull(limits, "limits"));
    }

    /** Tells an observer of each answer that leaves, or of the connection that breaks instead, in the thread that serves. */
    public void onAnswer(BiConsumer<FakeRequest, FakeResponse> observer) {
        gateway.addObserver(Objects.requireNonNull(observer, "observer"));
    }

    /** Returns the behaviour that is off at first: a lagging replica, lines lost while posting, dirty reads, stale marks. */
    public Switches switches() {
        return switches;
    }

    /** Returns what administrators set up: bank accounts, currencies, number series, approvals, the job queue. */
    public Setup setup() {
        return setup;
    }

    /** Returns what people do in the client meanwhile: edit lines, post single documents, reverse payments. */
    public People people() {
        return people;
    }

    /** Returns the notifications of changes: how they reach receivers, and what happens to them on the way (rule 32). */
    public Webhooks webhooks() {
        return webhooks;
    }

    Sleeper sleeper() {
        return sleeper;
    }

    /** Answers 401 to this token (or to these Basic credentials, as they stand in the header) from now on. */
    public void rejectToken(String token) {
        authentication.reject(Objects.requireNonNull(token, "token"));
    }

    /** Answers 403 to this token from now on. */
    public void forbidToken(String token) {
        authentication.forbid(Objects.requireNonNull(token, "token"));
    }

    /** Takes {@link #rejectToken} and {@link #forbidToken} back. */
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

    /** Adds a posted invoice, dated today, of which nothing is paid. */
    public UUID addPostedInvoice(String number, UUID customerId, BigDecimal total) {
        return locked(() -> seeding.postedInvoice(number, customerId, database.workDate(), total, total));
    }

    /**
     * Adds a posted invoice.
     *
     * @param remaining what is not paid yet; 0 makes the invoice {@code Paid}
     */
    public UUID addPostedInvoice(
            String number, UUID customerId, LocalDate postingDate, BigDecimal total, BigDecimal remaining) {
        return locked(() -> seeding.postedInvoice(number, customerId, postingDate, total, remaining));
    }

    /** Adds an invoice that is not posted, so that no payment can be applied to it. */
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

    /** Makes an account one that journals cannot be balanced by. */
    public void denyDirectPosting(UUID accountId) {
        locked(() -> seeding.denyDirectPosting(accountId));
    }

    public UUID addDimension(String code, String displayName) {
        return locked(() -> seeding.dimension(code, displayName));
    }

    public UUID addDimensionValue(UUID dimensionId, String code, String displayName) {
        return locked(() -> seeding.dimensionValue(dimensionId, code, displayName));
    }

    /** Gives new payments of a customer this value of its dimension; another value of the dimension gives way. */
    public void setDefaultDimension(UUID customerId, UUID dimensionValueId) {
        locked(() -> seeding.setDefaultDimension(customerId, dimensionValueId));
    }

    /** Adds a journal as the API makes them: without a balancing account and without a number series. */
    public UUID addJournal(String code) {
        return locked(() -> seeding.journal(code));
    }

    /** Lets new lines of a journal be balanced by this G/L account. */
    public void setBalancingAccount(UUID journalId, UUID accountId) {
        locked(() -> seeding.setBalancingAccount(journalId, accountId));
    }

    /** Gives a journal a number series whose next number is this one. */
    public void setNextDocumentNumber(UUID journalId, String number) {
        locked(() -> seeding.setNextDocumentNumber(journalId, number));
    }

    /**
     * Adds a payment as a POST would, defaults and checks included.
     *
     * @param properties by their JSON names, such as {@code Map.of("customerNumber", "10000", "amount", -100)}
     * @throws IllegalArgumentException if the server would refuse it
     */
    public UUID addPayment(UUID journalId, Map<String, ?> properties) {
        return locked(() -> seeding.payment(journalId, properties));
    }

    /**
     * Adds a line that is no customer payment, as someone can type it in the user interface: with another document type,
     * not applied to an invoice, or in a general journal. The API does not show it, but it takes a line number and is
     * posted with the others.
     *
     * @param properties any of {@code lineNumber}, {@code customerNumber}, {@code postingDate}, {@code documentNumber},
     *     {@code externalDocumentNumber}, {@code amount} and {@code description}
     * @throws IllegalArgumentException if the server could not hold it
     */
    public UUID addHiddenLine(UUID journalId, Map<String, ?> properties) {
        return locked(() -> seeding.hiddenLine(journalId, properties));
    }

    /** Returns what posting has left on the accounts of customers, oldest first, by names like those of payments. */
    public List<Map<String, Object>> customerLedgerEntries() {
        return locked(() -> database.table(Schema.CUSTOMER_LEDGER_ENTRY)
                .rows(null)
                .map(Row::visible)
                .toList());
    }

    /**
     * Changes a payment as a PATCH would, checks included. It gets a new ETag.
     *
     * @throws IllegalArgumentException if there is no such payment or the server would refuse the change
     */
    public void changePayment(UUID id, Map<String, ?> properties) {
        locked(() -> seeding.change(id, properties));
    }

    /**
     * Posts a journal, as somebody else can while a program is at work: its lines are gone afterwards.
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
     * Adds many payments at once: a million in a few seconds. They follow the last line in steps of 100, and go round the
     * customers that are not blocked, the amounts from -0.01 to -100 and the last 365 days. Each has a document number and
     * an external document number of its own.
     *
     * @throws IllegalArgumentException if the line numbers do not suffice
     */
    public void addPayments(UUID journalId, int count) {
        locked(() -> seeding.payments(journalId, count));
    }

    /** Returns the payments of a journal as they are stored, in the order of their line numbers, by JSON name. */
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

    /** Settings of a stand-in that hold for its life. */
    public static final class Builder {
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = duration -> new CountDownLatch(1).await(duration.toNanos(), TimeUnit.NANOSECONDS);
        private int pageSize = 20_000;
        private int requestsKept = 1_000;
        private boolean demoData = true;
        private final EnumSet<Choice> choices = EnumSet.noneOf(Choice.class);

        private Builder() {}

        /**
         * Sets the clock of time stamps, of the work date, of {@link Limits} and of what faults put off; the system's in
         * UTC otherwise.
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Sets how delayed answers wait; in real time otherwise. */
        public Builder sleeper(Sleeper sleeper) {
            this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
            return this;
        }

        /** Sets the most entities of a page; 20,000 otherwise, as online. */
        public Builder pageSize(int pageSize) {
            this.pageSize = positive("pageSize", pageSize);
            return this;
        }

        /** Sets how many requests {@link #requests} remembers; 1,000 otherwise. */
        public Builder requestsKept(int requestsKept) {
            this.requestsKept = positive("requestsKept", requestsKept);
            return this;
        }

        /** Leaves out customers, invoices and accounts; the company and its journal {@value #DEMO_JOURNAL} stay. */
        public Builder withoutDemoData() {
            this.demoData = false;
            return this;
        }

        /** Answers an open question about the server the other way. */
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
