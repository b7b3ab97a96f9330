package io.github.businesscentral.payments;

import static java.util.stream.Collectors.groupingBy;

import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.PermissionException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryDocumentType;
import io.github.businesscentral.payments.model.GeneralLedgerEntryFields;
import io.github.businesscentral.payments.model.PaymentTrace;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks for document numbers in the journals of a company and in its ledger. */
final class Tracing {
    // The length of a request's address is limited, but the limit is undocumented.
    private static final int MOST_NUMBERS = 30;

    private final CompanyPayments company;
    // The numbers as the caller wrote them, by the codes that the server stores.
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final List<String> codes;

    Tracing(CompanyPayments company, Collection<String> documentNumbers) {
        this.company = company;
        documentNumbers.forEach(number -> asked.putIfAbsent(code(number), number));
        this.codes = List.copyOf(asked.keySet());
    }

    private static String code(String documentNumber) {
        String code = CodeText.normalize(Objects.requireNonNull(documentNumber, "documentNumber"));
        if (code.isEmpty()) {
            throw new IllegalArgumentException(
                    "A document number is blank, which lines without a number have in common. Leave it out.");
        }
        CustomerPaymentFields.DOCUMENT_NUMBER.equalTo(code); // throws if it is too long
        return code;
    }

    List<PaymentTrace> traces() {
        if (codes.isEmpty()) {
            return List.of();
        }
        // Reads the journals first. After the ledger, a read of the journals could miss a line that is posted in
        // between.
        Map<String, List<CustomerPayment>> lines =
                lines().stream().collect(groupingBy(line -> CodeText.normalize(line.documentNumber())));
        try {
            Map<String, List<GeneralLedgerEntry>> entries =
                    entries().stream().collect(groupingBy(entry -> CodeText.normalize(entry.documentNumber())));
            return each((code, number) -> PaymentTrace.of(number, of(code, lines), of(code, entries)));
        } catch (PermissionException e) {
            return each((code, number) -> PaymentTrace.withoutLedger(number, of(code, lines)));
        }
    }

    private List<CustomerPayment> lines() {
        List<CustomerPayment> lines = new ArrayList<>();
        for (CustomerPaymentJournal journal : company.journals().list()) {
            JournalPayments payments = company.journal(journal.id());
            try {
                lines.addAll(search(
                        some -> payments.list(Query.where(CustomerPaymentFields.DOCUMENT_NUMBER.in(some))),
                        CustomerPayment::documentNumber));
            } catch (NotFoundException e) {
                // The journal was deleted since the journals were listed, along with its lines unless they were posted.
            }
        }
        return lines;
    }

    private List<GeneralLedgerEntry> entries() {
        return search(
                        some -> company.generalLedgerEntries()
                                .list(Query.where(GeneralLedgerEntryFields.DOCUMENT_NUMBER.in(some))
                                        .and(GeneralLedgerEntryFields.DOCUMENT_TYPE.equalTo(
                                                GeneralLedgerEntryDocumentType.PAYMENT))
                                        .orderBy(GeneralLedgerEntryFields.ENTRY_NUMBER.ascending())),
                        GeneralLedgerEntry::documentNumber)
                .stream()
                .filter(entry -> entry.documentType().equals(GeneralLedgerEntryDocumentType.PAYMENT))
                .toList();
    }

    private <E> List<E> search(Function<List<String>, Paged<E>> list, Function<E, String> number) {
        List<E> rows = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += MOST_NUMBERS) {
            List<String> some = codes.subList(from, Math.min(from + MOST_NUMBERS, codes.size()));
            rows.addAll(search(some, list, number));
        }
        return rows;
    }

    /**
     * Returns the rows with one of these numbers. The server can return others too, because it may treat a {@code *} as a
     * pattern.
     */
    private static <E> List<E> search(
            List<String> some, Function<List<String>, Paged<E>> list, Function<E, String> number) {
        try {
            return list.apply(some).stream()
                    .filter(row -> some.contains(CodeText.normalize(number.apply(row))))
                    .toList();
        } catch (ApiException e) {
            if (some.size() == 1 || !canBeTooLong(e)) {
                throw e;
            }
            int half = some.size() / 2;
            return Stream.of(some.subList(0, half), some.subList(half, some.size()))
                    .flatMap(part -> search(part, list, number).stream())
                    .toList();
        }
    }

    private static boolean canBeTooLong(ApiException refusal) {
        return refusal.status() == 400 || refusal.status() == 414;
    }

    private List<PaymentTrace> each(BiFunction<String, String, PaymentTrace> trace) {
        return asked.entrySet().stream()
                .map(number -> trace.apply(number.getKey(), number.getValue()))
                .toList();
    }

    private static <E> List<E> of(String code, Map<String, List<E>> rows) {
        return rows.getOrDefault(code, List.of());
    }
}
