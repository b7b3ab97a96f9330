package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.CODE;
import static io.github.businesscentral.payments.model.GeneralLedgerEntryFields.ACCOUNT_ID;
import static io.github.businesscentral.payments.model.GeneralLedgerEntryFields.DOCUMENT_TYPE;
import static io.github.businesscentral.payments.model.GeneralLedgerEntryFields.LAST_MODIFIED_DATE_TIME;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.run.journal.JournalCode;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.MarkReading;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryDocumentType;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.run.RunConflictException;
import io.github.businesscentral.payments.run.RunConflictException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.HttpUrl;

/**
 * Reads everything that the decisions of a run need: its journals with their marks, their lines, and the ledger. Reads from the
 * primary database only.
 */
final class RunReader {
    private static final int GROUP = 30;
    private static final UUID NO_ACCOUNT = new UUID(0, 0);

    private final RunCalls calls;
    private final String name;
    private final String identity;
    private final Requests requests;
    private CallSummary lastCall = CallSummary.of("GET", "the run's journals", 0, Duration.ZERO, Duration.ZERO);
    private Instant serverTime = Instant.MIN;

    /** Sends requests, either within a running call or each as a separate call. */
    interface Requests {
        /** Sends the request and returns its response. */
        <T> ApiResponse<T> send(CallSpec<T> spec);
    }

    /** Reads for the run with this name. */
    RunReader(RunCalls calls, String name, String identity, Requests requests) {
        this.calls = calls;
        this.name = name;
        this.identity = identity;
        this.requests = requests;
    }

    <T> ApiResponse<T> send(CallSpec<T> spec) {
        ApiResponse<T> response = requests.send(spec);
        lastCall = response.call();
        Optional.ofNullable(response.headers().getInstant("Date")).ifPresent(date -> serverTime = date);
        return response;
    }

    /** The last request, for messages. */
    CallSummary lastCall() {
        return lastCall;
    }

    /** The server's time in the last response. {@code otherwise} if the server has not sent it. */
    Instant serverTime(Instant otherwise) {
        return serverTime.equals(Instant.MIN) ? otherwise : serverTime;
    }

    /** Returns all journals of the run. Leaves out journals of other runs whose codes have the same prefix. */
    List<RunJournal> journals() {
        String prefix = JournalCode.prefix(name);
        List<RunJournal> own = new ArrayList<>();
        for (CustomerPaymentJournal journal :
                all(calls.journals(), calls.journalsUrl(), Query.where(CODE.startsWith(prefix)))) {
            if (journal.code().startsWith(prefix)) {
                own(journal).ifPresent(own::add);
            }
        }
        return own;
    }

    /** Returns the journal of the run with this id. Empty if it is gone. */
    Optional<RunJournal> journal(UUID id) {
        try {
            return own(send(calls.journal(id)).value());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns the run's mark on this journal. Empty if there is no readable one. */
    Optional<Mark> mark(CustomerPaymentJournal journal) {
        return MarkReading.of(name, identity, journal.code(), journal.displayName()) instanceof MarkReading.Own own
                ? Optional.of(own.mark())
                : Optional.empty();
    }

    /** Returns the journal with its mark. Empty if it belongs to another run. Throws if the mark is unreadable. */
    Optional<RunJournal> own(CustomerPaymentJournal journal) {
        MarkReading reading = MarkReading.of(name, identity, journal.code(), journal.displayName());
        if (reading instanceof MarkReading.Own own) {
            return Optional.of(new RunJournal(
                    journal.id(),
                    journal.etag(),
                    own.mark(),
                    journal.lastModifiedDateTime().orElse(Instant.EPOCH)));
        }
        if (reading instanceof MarkReading.NewerVersion newer) {
            throw conflict(
                    Reason.NEWER_VERSION,
                    "The mark of journal " + journal.code() + " has version " + newer.version()
                            + ", which this version of the library does not know. Update the library.");
        }
        boolean couldBeOwn =
                reading instanceof MarkReading.NoMark || journal.code().equals(JournalCode.of(name, 1, 1));
        if (couldBeOwn) {
            throw conflict(
                    Reason.NOT_THIS_RUN,
                    "Journal " + journal.code() + " has the code of a journal of the run \"" + name
                            + "\", but its display name is not the mark of that run. The run was opened with"
                            + " another balancing account or with a name that differs in case only, the journal was made by a"
                            + " person, or its display name was edited. Use the account and the name as they were first given,"
                            + " choose another name for the run, or restore the display name.");
        }
        return Optional.empty();
    }

    RunConflictException conflict(Reason reason, String message) {
        return new RunConflictException(reason, message, List.of(), lastCall);
    }

    /** Returns the payments in a journal. */
    List<CustomerPayment> payments(UUID journal) {
        return all(
                calls.payments(),
                calls.paymentsUrl(journal),
                Query.of(CustomerPayment.class).orderBy(LINE_NUMBER.ascending()));
    }

    /** Returns the line with this number. Empty if it cannot be seen. */
    Optional<ApiResponse<CustomerPayment>> line(UUID journal, int number) {
        Query<CustomerPayment> query = Query.where(LINE_NUMBER.equalTo(number)).top(1);
        ApiResponse<Page<CustomerPayment>> answer = send(calls.payments().spec(calls.paymentsUrl(journal), query));
        return answer.value().items().stream()
                .filter(line -> line.lineNumber() == number)
                .findFirst()
                .map(answer::withValue);
    }

    /** Returns the visible lines with these numbers. */
    Map<Integer, ApiResponse<CustomerPayment>> lines(UUID journal, Collection<Integer> numbers) {
        Map<Integer, ApiResponse<CustomerPayment>> found = new HashMap<>();
        List<Integer> all = List.copyOf(numbers);
        for (int from = 0; from < all.size(); from += GROUP) {
            List<Integer> group = all.subList(from, Math.min(from + GROUP, all.size()));
            ApiResponse<Page<CustomerPayment>> answer =
                    send(calls.payments().spec(calls.paymentsUrl(journal), Query.where(LINE_NUMBER.in(group))));
            answer.value().items().stream()
                    .filter(line -> group.contains(line.lineNumber()))
                    .forEach(line -> found.put(line.lineNumber(), answer.withValue(line)));
        }
        return found;
    }

    /** Deletes a line that was not sealed. Leaves a line that has changed or is gone, because the lines are read again. */
    void delete(UUID journal, RunLine line) {
        try {
            send(calls.delete(journal, line.id(), line.etag()));
        } catch (NotFoundException | ConcurrentChangeException | OutcomeUnknownException e) {
            return;
        }
    }

    /** Returns the lines of a journal in the form that the decisions use. */
    List<RunLine> lines(UUID journal) {
        return payments(journal).stream().map(RunReader::line).toList();
    }

    private static RunLine line(CustomerPayment payment) {
        return new RunLine(
                payment.id(),
                payment.etag(),
                payment.lineNumber(),
                payment.documentNumber(),
                payment.postingDate(),
                payment.customerNumber(),
                payment.appliesToInvoiceNumber(),
                payment.amount(),
                payment.lastModifiedDateTime().orElse(Instant.EPOCH));
    }

    /** Returns the entries of type Payment with one of these document numbers. */
    List<LedgerEntry> entries(Collection<String> documentNumbers) {
        return calls.ledger().payments(documentNumbers, this::send).stream()
                .filter(entry -> entry.postingDate().isPresent())
                .map(RunReader::entry)
                .toList();
    }

    /** Passes on the entries of type Payment whose document numbers have this prefix, ordered by document number. */
    void entries(String documentNumberPrefix, Consumer<LedgerEntry> to) {
        calls.ledger().payments(documentNumberPrefix, this::send, entry -> {
            if (entry.postingDate().isPresent()) {
                to.accept(entry(entry));
            }
        });
    }

    /** Returns the entries of type Payment of an account that were written or changed since then. */
    List<LedgerEntry> entries(UUID account, Instant since) {
        Query<GeneralLedgerEntry> query = Query.where(ACCOUNT_ID
                .equalTo(account)
                .and(DOCUMENT_TYPE.equalTo(GeneralLedgerEntryDocumentType.PAYMENT))
                .and(LAST_MODIFIED_DATE_TIME.onOrAfter(since)));
        return calls.ledger().all(query, this::send).stream()
                .filter(entry -> entry.postingDate().isPresent())
                .map(RunReader::entry)
                .toList();
    }

    private static LedgerEntry entry(GeneralLedgerEntry entry) {
        return new LedgerEntry(
                entry.entryNumber(),
                entry.documentNumber(),
                entry.postingDate().orElseThrow(),
                entry.accountId().orElse(NO_ACCOUNT),
                entry.debitAmount(),
                entry.creditAmount(),
                entry.lastModifiedDateTime().orElse(Instant.MAX));
    }

    /** Reads the ledger once, so that a missing permission is detected before anything is entered. */
    void probeLedger() {
        calls.ledger().payments(List.of(JournalCode.prefix(name)), this::send);
    }

    private <T> List<T> all(Listing<T> listing, HttpUrl url, Query<T> query) {
        List<T> rows = new ArrayList<>();
        Optional<CallSpec<Page<T>>> next = Optional.of(listing.spec(url, query));
        while (next.isPresent()) {
            Page<T> page = send(next.get()).value();
            rows.addAll(page.items());
            next = page.nextLink().map(listing::page);
        }
        return rows;
    }
}
