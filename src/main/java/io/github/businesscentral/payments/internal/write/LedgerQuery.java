package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.GeneralLedgerEntryFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.GeneralLedgerEntryFields.DOCUMENT_TYPE;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.model.GeneralLedgerEntryDocumentType;
import io.github.businesscentral.payments.odata.Filter;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Finds payments in the general ledger by document number, with few requests. Many numbers are found by their common prefix,
 * others in groups joined by {@code or}. Each entry is checked again, because a filter can match too much ({@code
 * business-central.md} 2.5, 6.3).
 *
 * @param ledger lists the entries at {@code address}
 */
public record LedgerQuery(Listing<GeneralLedgerEntry> ledger, HttpUrl address) {
    private static final int GROUP = 30;
    // Fewer numbers are queried in groups, because many more payments may share the prefix.
    public static final int FEW = 3 * GROUP;

    /** A shorter prefix could match half the ledger. */
    public static final int SHORTEST_PREFIX = 3;

    private static final int BAD_REQUEST = 400;
    private static final int ADDRESS_TOO_LONG = 414;

    /** Sends a request, as a read or as a look-up. */
    public interface Sender
            extends Function<CallSpec<Page<GeneralLedgerEntry>>, ApiResponse<Page<GeneralLedgerEntry>>> {}

    /** Returns the entries of type Payment with one of these document numbers. */
    public List<GeneralLedgerEntry> payments(Collection<String> documentNumbers, Sender sender) {
        Set<String> numbers = documentNumbers.stream().map(CodeText::normalize).collect(Collectors.toSet());
        List<GeneralLedgerEntry> found = new ArrayList<>();
        String prefix = commonPrefix(numbers);
        if (numbers.size() > FEW && prefix.length() >= SHORTEST_PREFIX) {
            found.addAll(all(DOCUMENT_NUMBER.startsWith(prefix), sender));
        } else {
            List<String> list = List.copyOf(numbers);
            for (int from = 0; from < list.size(); from += GROUP) {
                addGroup(list.subList(from, Math.min(from + GROUP, list.size())), sender, found);
            }
        }
        found.removeIf(entry -> !numbers.contains(CodeText.normalize(entry.documentNumber())));
        return found;
    }

    /** If the server refuses a long filter, queries half of the group at a time. */
    private void addGroup(List<String> group, Sender sender, List<GeneralLedgerEntry> found) {
        try {
            found.addAll(all(DOCUMENT_NUMBER.in(group), sender));
        } catch (ApiException e) {
            if (group.size() == 1 || (e.status() != BAD_REQUEST && e.status() != ADDRESS_TOO_LONG)) {
                throw e;
            }
            int half = group.size() / 2;
            addGroup(group.subList(0, half), sender, found);
            addGroup(group.subList(half, group.size()), sender, found);
        }
    }

    /** Passes to {@code to} the entries of type Payment whose document numbers have this prefix, ordered by document number. */
    public void payments(String prefix, Sender sender, Consumer<GeneralLedgerEntry> to) {
        Query<GeneralLedgerEntry> query = Query.where(DOCUMENT_NUMBER
                        .startsWith(prefix)
                        .and(DOCUMENT_TYPE.equalTo(GeneralLedgerEntryDocumentType.PAYMENT)))
                .orderBy(DOCUMENT_NUMBER.ascending());
        each(query, sender, to);
    }

    private List<GeneralLedgerEntry> all(Filter<GeneralLedgerEntry> filter, Sender sender) {
        return all(Query.where(filter.and(DOCUMENT_TYPE.equalTo(GeneralLedgerEntryDocumentType.PAYMENT))), sender);
    }

    /** Returns all entries of a query. */
    public List<GeneralLedgerEntry> all(Query<GeneralLedgerEntry> query, Sender sender) {
        List<GeneralLedgerEntry> found = new ArrayList<>();
        each(query, sender, found::add);
        return found;
    }

    private void each(Query<GeneralLedgerEntry> query, Sender sender, Consumer<GeneralLedgerEntry> to) {
        Optional<CallSpec<Page<GeneralLedgerEntry>>> next = Optional.of(ledger.spec(address, query));
        while (next.isPresent()) {
            Page<GeneralLedgerEntry> page = sender.apply(next.get()).value();
            page.items().forEach(to);
            next = page.nextLink().map(ledger::page);
        }
    }

    /** The longest common prefix. */
    public static String commonPrefix(Collection<String> numbers) {
        String prefix = new HashSet<>(numbers).stream().findFirst().orElse("");
        for (String number : numbers) {
            int length = 0;
            while (length < Math.min(prefix.length(), number.length())
                    && prefix.charAt(length) == number.charAt(length)) {
                length++;
            }
            prefix = prefix.substring(0, length);
        }
        return prefix;
    }
}
