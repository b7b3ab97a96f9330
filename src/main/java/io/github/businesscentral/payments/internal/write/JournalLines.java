package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.PagingException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** The lines of a journal, as far as creates need them: the last line, a line by its number, a line by its id. */
public final class JournalLines {
    private static final Query<CustomerPayment> LAST =
            Query.of(CustomerPayment.class).orderBy(LINE_NUMBER.descending()).top(1);

    private static final Query<CustomerPayment> IDS =
            Query.of(CustomerPayment.class).select(ID).orderBy(LINE_NUMBER.ascending());

    // If numbers are farther apart, there could be many more lines between them than those that are looked up.
    private static final int FARTHEST_NEIGHBOUR = 10_000;

    /** The distance between reserved numbers. */
    public static final int STEP = JournalBook.STEP;

    private final HttpUrl address;
    private final Listing<CustomerPayment> listing;
    private final Function<UUID, CallSpec<CustomerPayment>> byId;
    private final JournalBooks books;
    private final LedgerQuery ledger;

    /** The lines at {@code address}. {@code byId} reads one. */
    public JournalLines(
            HttpUrl address,
            Listing<CustomerPayment> listing,
            Function<UUID, CallSpec<CustomerPayment>> byId,
            JournalBooks books,
            LedgerQuery ledger) {
        this.address = address;
        this.listing = listing;
        this.byId = byId;
        this.books = books;
        this.ledger = ledger;
    }

    /** The address of the lines. */
    public HttpUrl address() {
        return address;
    }

    JournalBook book() {
        return books.of(address);
    }

    /** Reads the journal's last line, once per client, and returns the journal's book. */
    JournalBook open(Session session) {
        JournalBook book = book();
        if (!book.isOpen()) {
            look(session, book);
        }
        return book;
    }

    private void look(Session session, JournalBook book) {
        CallSpec<Page<CustomerPayment>> last = listing.spec(address, LAST);
        book.open(session.read(last).value().items().stream()
                .findFirst()
                .map(JournalLines::seen)
                .orElse(null));
    }

    private static SeenLine seen(CustomerPayment line) {
        return new SeenLine(line.id(), line.lineNumber());
    }

    /** Returns a number that no line has, as far as this JVM knows. */
    int reserve(Session session) {
        return reserve(session, 1);
    }

    private int reserve(Session session, int count) {
        JournalBook book = open(session);
        int number = book.reserve(count);
        if (number > 0) {
            return number;
        }
        // All numbers have been used. There is room again above the last line if lines were posted, or else between the
        // lines.
        look(session, book);
        int again = book.reserve(count);
        return again > 0 ? again : book.scatter(count);
    }

    /** Reserves numbers without a request, if the last line has been read. */
    public OptionalInt reserve(int count) {
        JournalBook book = book();
        int number = book.isOpen() ? book.reserve(count) : 0;
        return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** Reads the last line. Empty if there is none. */
    public CallSpec<Optional<SeenLine>> looking() {
        return CallSpec.asking(address, session -> {
            JournalBook book = book();
            look(session, book);
            return Optional.ofNullable(book.witness());
        });
    }

    /** Skips the numbers up to this one when it reserves numbers. */
    public void skip(int number) {
        book().skip(number);
    }

    /** Returns the first of {@code count} numbers, {@link #STEP} apart, that no line has as far as this JVM knows. */
    public CallSpec<Integer> reserving(int count) {
        return CallSpec.asking(address, session -> reserve(session, count));
    }

    /** Records that the server may execute an attempt of an earlier start of the program until then. */
    public void mayCommitUntil(long nanoTime) {
        book().mayCommitUntil(nanoTime);
    }

    /** Whether the server may execute a posting of this client at any time. */
    public boolean mayBePosted() {
        return book().mayBePosted();
    }

    /** A line that was read. With another number it counts as another line. */
    public record SeenLine(UUID id, int number) {}

    /** Returns the visible payment with this number, if there is one. */
    Optional<ApiResponse<CustomerPayment>> byNumber(LookUps lookUps, int number) {
        return lookUps.isAnnounced(address, number)
                ? lookUps.line(address, number, numbers -> byNumbers(lookUps, numbers))
                : byOneNumber(lookUps, number);
    }

    private Optional<ApiResponse<CustomerPayment>> byOneNumber(LookUps lookUps, int number) {
        Query<CustomerPayment> query = Query.where(LINE_NUMBER.equalTo(number)).top(1);
        return listing.finding(address, query, line -> line.lineNumber() == number)
                .apply(lookUps.session());
    }

    /** Returns the existing payments with these numbers, using one query for each group of neighbouring numbers. */
    private Map<Integer, ApiResponse<CustomerPayment>> byNumbers(LookUps lookUps, SortedSet<Integer> numbers) {
        Map<Integer, ApiResponse<CustomerPayment>> found = new HashMap<>();
        int first = numbers.first();
        int last = first;
        for (int number : numbers) {
            if ((long) number - last > FARTHEST_NEIGHBOUR) {
                find(lookUps, first, last, numbers, found);
                first = number;
            }
            last = number;
        }
        find(lookUps, first, last, numbers, found);
        return found;
    }

    private void find(
            LookUps lookUps,
            int first,
            int last,
            SortedSet<Integer> numbers,
            Map<Integer, ApiResponse<CustomerPayment>> found) {
        Query<CustomerPayment> range =
                Query.where(LINE_NUMBER.between(first, last)).orderBy(LINE_NUMBER.ascending());
        Optional<CallSpec<Page<CustomerPayment>>> next = Optional.of(listing.spec(address, range));
        long highest = Long.MIN_VALUE;
        while (next.isPresent() && highest < last) {
            ApiResponse<Page<CustomerPayment>> answer = lookUps.get(next.get());
            for (CustomerPayment line : answer.value().items()) {
                if (numbers.contains(line.lineNumber())) {
                    found.put(line.lineNumber(), answer.withValue(line));
                }
            }
            next = answer.value().nextLink().map(listing::page);
            highest = next.isPresent() ? higher(answer, highest) : last;
        }
    }

    /** Returns the last number of a page that has a next one. Without increasing numbers, the pages could be endless. */
    private static long higher(ApiResponse<Page<CustomerPayment>> answer, long before) {
        return answer.value().items().stream()
                .mapToLong(CustomerPayment::lineNumber)
                .filter(number -> number > before)
                .max()
                .orElseThrow(() -> new PagingException(
                        "The server's pages do not advance: one has no line number above those of the previous page.",
                        answer.call()));
    }

    /** Returns the ids of all lines. {@code read} fetches the pages. */
    Set<UUID> ids(Function<CallSpec<Page<CustomerPayment>>, ApiResponse<Page<CustomerPayment>>> read) {
        Set<UUID> ids = new HashSet<>();
        Optional<CallSpec<Page<CustomerPayment>>> next = Optional.of(listing.spec(address, IDS));
        while (next.isPresent()) {
            Page<CustomerPayment> page = read.apply(next.get()).value();
            int before = ids.size();
            page.items().forEach(line -> ids.add(line.id()));
            // A page without new ids would make the pages endless.
            next = ids.size() == before ? Optional.empty() : page.nextLink().map(listing::page);
        }
        return ids;
    }

    /**
     * Looks for a payment by its document number, under any line number, and then in the ledger. In the reverse order it could
     * miss a line that is posted between the two requests. Looks up all announced numbers together.
     */
    SameDocument sameDocument(LookUps lookUps, String documentNumber) {
        Set<String> numbers = lookUps.documents(address, documentNumber);
        SameDocuments found = lookUps.once(List.of(address, numbers), () -> sameDocuments(lookUps, numbers));
        return found.of(documentNumber);
    }

    private SameDocuments sameDocuments(LookUps lookUps, Set<String> numbers) {
        List<String> all = List.copyOf(numbers);
        Map<String, CustomerPayment> lines = new HashMap<>();
        for (int from = 0; from < all.size(); from += SameDocuments.GROUP) {
            List<String> group = all.subList(from, Math.min(from + SameDocuments.GROUP, all.size()));
            CallSpec<Page<CustomerPayment>> query = listing.spec(address, Query.where(DOCUMENT_NUMBER.in(group)));
            lookUps.get(query)
                    .value()
                    .items()
                    .forEach(line -> lines.put(CodeText.normalize(line.documentNumber()), line));
        }
        try {
            Set<String> posted = ledger.payments(numbers, lookUps::get).stream()
                    .map(entry -> CodeText.normalize(entry.documentNumber()))
                    .collect(Collectors.toSet());
            return new SameDocuments(lines, posted, true);
        } catch (PermissionException e) {
            return new SameDocuments(lines, Set.of(), false);
        }
    }

    /** Whether a line still has the same number. */
    boolean isThere(LookUps lookUps, SeenLine line) {
        return lookUps.once(line, () -> look(lookUps, line));
    }

    private boolean look(LookUps lookUps, SeenLine line) {
        try {
            return lookUps.get(byId.apply(line.id())).value().lineNumber() == line.number();
        } catch (NotFoundException e) {
            return false;
        }
    }
}
