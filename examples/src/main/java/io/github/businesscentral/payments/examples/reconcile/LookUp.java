package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.examples.statement.Booking;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryDocumentType;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.PaymentTrace;
import io.github.businesscentral.payments.model.PaymentTrace.Ledger;
import io.github.businesscentral.payments.odata.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for the payments that earlier starts have entered, by their document numbers. */
final class LookUp {
    /** Into how many payments a booking is divided at most. */
    static final int MOST_PARTS = 20;

    // The address of a request has a limit that is not documented.
    private static final int NUMBERS_PER_REQUEST = 30;

    private final BankAccount account;
    private final Function<List<String>, Map<String, PaymentTrace>> traces;

    private LookUp(BankAccount account, Function<List<String>, Map<String, PaymentTrace>> traces) {
        this.account = account;
        this.traces = traces;
    }

    /** Looks in the lines of the runs and in the ledger. */
    static LookUp inRuns(BankAccount account, CompanyPayments company, Collection<DayRun> runs) {
        Map<String, List<CustomerPayment>> lines =
                runs.stream().flatMap(DayRun::lines).collect(Collectors.groupingBy(CustomerPayment::documentNumber));
        return new LookUp(account, numbers -> {
            Map<String, List<GeneralLedgerEntry>> entries = entries(company, numbers);
            return numbers.stream()
                    .map(number -> PaymentTrace.of(
                            number, lines.getOrDefault(number, List.of()), entries.getOrDefault(number, List.of())))
                    .collect(byNumber());
        });
    }

    /** Looks in all journals and in the ledger, and opens no run. */
    static LookUp everywhere(BankAccount account, CompanyPayments company) {
        return new LookUp(
                account,
                numbers -> company.trace(numbers).stream()
                        .filter(trace -> {
                            if (trace.ledger() == Ledger.NOT_READABLE) {
                                throw new CannotReconcileException(
                                        "The application may not read the general ledger, so"
                                                + " payments that are posted already cannot be found. Give it that permission.");
                            }
                            return true;
                        })
                        .collect(byNumber()));
    }

    private static Collector<PaymentTrace, ?, Map<String, PaymentTrace>> byNumber() {
        return Collectors.toMap(PaymentTrace::documentNumber, trace -> trace);
    }

    private static Map<String, List<GeneralLedgerEntry>> entries(CompanyPayments company, List<String> numbers) {
        List<GeneralLedgerEntry> entries = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += NUMBERS_PER_REQUEST) {
            List<String> some = numbers.subList(from, Math.min(numbers.size(), from + NUMBERS_PER_REQUEST));
            company.generalLedgerEntries()
                    .list(Query.where(GeneralLedgerEntryFields.DOCUMENT_NUMBER.in(some))
                            .and(GeneralLedgerEntryFields.DOCUMENT_TYPE.equalTo(
                                    GeneralLedgerEntryDocumentType.PAYMENT)))
                    .forEach(entries::add);
        }
        return entries.stream().collect(Collectors.groupingBy(GeneralLedgerEntry::documentNumber));
    }

    /** What is there of each booking, by its position. */
    Map<Integer, Found> find(List<Booking> bookings) {
        Map<String, PaymentTrace> seen = new HashMap<>(traces.apply(
                bookings.stream().flatMap(booking -> numbers(booking, 1, 2)).toList()));
        List<String> more = bookings.stream()
                .filter(booking -> isDivided(booking, seen))
                .flatMap(booking -> numbers(booking, 3, MOST_PARTS))
                .toList();
        seen.putAll(traces.apply(more));
        return bookings.stream().collect(Collectors.toMap(Booking::position, booking -> found(booking, seen)));
    }

    private boolean isDivided(Booking booking, Map<String, PaymentTrace> seen) {
        PaymentTrace second = seen.get(account.documentNumber(booking, 2));
        return !second.lines().isEmpty() || !second.entries().isEmpty();
    }

    private Stream<String> numbers(Booking booking, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(part -> account.documentNumber(booking, part));
    }

    private Found found(Booking booking, Map<String, PaymentTrace> seen) {
        return new Found(
                booking,
                numbers(booking, 1, MOST_PARTS)
                        .filter(seen::containsKey)
                        .map(seen::get)
                        .toList(),
                account.balancingNumber());
    }
}
