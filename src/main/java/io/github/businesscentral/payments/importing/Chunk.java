package io.github.businesscentral.payments.importing;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE;

import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Neighbouring lines of the input that travel in one request, with their numbers and what became of them. */
final class Chunk {
    /** The number of the chunk, counted from 0. */
    final int index;
    /** The position of its first line in the input, counted from 1. */
    final long first;

    private final List<NewCustomerPayment> drafts;
    private final int[] numbers;
    private final @Nullable ImportedLine[] ends;
    private final BitSet told = new BitSet();
    private final BitSet suspects = new BitSet();
    private Instant sentUntil;
    private int renumberings;

    private Chunk(int index, long first, List<NewCustomerPayment> drafts, int[] numbers, Instant sentUntil) {
        this.index = index;
        this.first = first;
        this.drafts = drafts;
        this.numbers = numbers;
        this.ends = new ImportedLine[drafts.size()];
        this.sentUntil = sentUntil;
    }

    /** Lines that were never sent, numbered from {@code number} on; requests for them will go out until {@code sentUntil}. */
    static Chunk of(int index, long first, List<NewCustomerPayment> drafts, int number, int step, Instant sentUntil) {
        int[] numbers =
                IntStream.range(0, drafts.size()).map(i -> number + i * step).toArray();
        return new Chunk(index, first, drafts, numbers, sentUntil);
    }

    /** Lines that an earlier run may have sent until {@code sentUntil}. */
    static Chunk again(int index, long first, List<NewCustomerPayment> drafts, int[] numbers, Instant sentUntil) {
        return new Chunk(index, first, drafts, numbers, sentUntil);
    }

    int size() {
        return drafts.size();
    }

    /** As late as this a request for it may have been sent. */
    Instant sentUntil() {
        return sentUntil;
    }

    /** It is sent again, until {@code time} at the latest. */
    void sentUntil(Instant time) {
        sentUntil = time.isAfter(sentUntil) ? time : sentUntil;
    }

    /** As late as this a request for it may be executed. */
    Instant mayCommitUntil() {
        return sentUntil.plus(LateCommit.LATEST);
    }

    /** A request of an earlier run for line {@code i} may have been executed, or may still be. */
    void suspect(int i) {
        suspects.set(i);
    }

    /** Whether nothing but being there says of line {@code i} what became of it. */
    boolean isSuspect(int i) {
        return suspects.get(i);
    }

    /** No request of an earlier run for line {@code i} was or can be executed. */
    void clear(int i) {
        suspects.clear(i);
    }

    NewCustomerPayment draft(int i) {
        return drafts.get(i);
    }

    int number(int i) {
        return numbers[i];
    }

    void renumber(int i, int number) {
        numbers[i] = number;
    }

    /** Its lines have been given other numbers once more. */
    void renumbered() {
        renumberings++;
    }

    int renumberings() {
        return renumberings;
    }

    /** Line {@code i} with its number. */
    NewCustomerPayment numbered(int i) {
        return drafts.get(i).toBuilder().lineNumber(numbers[i]).build();
    }

    /** What keeps line {@code i} from being imported, if anything does. */
    Optional<String> obstacle(int i) {
        NewCustomerPayment draft = drafts.get(i);
        if (draft.value(DOCUMENT_NUMBER).orElse("").isBlank()) {
            return Optional.of("documentNumber is missing: the server would copy that of a neighbouring line. Set it.");
        }
        if (draft.value(POSTING_DATE).isEmpty()) {
            return Optional.of("postingDate is missing: the server would copy that of a neighbouring line. Set it.");
        }
        return draft.has(LINE_NUMBER)
                ? Optional.of("lineNumber is set, but an import numbers its lines itself. Leave it out.")
                : Optional.empty();
    }

    /** The lines that have no outcome yet. */
    List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] == null) {
                open.add(i);
            }
        }
        return open;
    }

    /** An earlier run knew what became of line {@code i}. */
    void known(int i, Outcome how, String reason) {
        troubled(i, how, reason);
        told.set(i);
    }

    void booked(int i, Outcome how, CustomerPayment payment) {
        ends[i] = ImportedLine.booked(first + i, drafts.get(i), how, payment);
    }

    void troubled(int i, Outcome how, String reason) {
        ends[i] = ImportedLine.troubled(first + i, drafts.get(i), how, reason);
    }

    /** What became of the lines, all of which have an outcome. */
    List<ImportedLine> ends() {
        return Arrays.stream(ends).map(Objects::requireNonNull).toList();
    }

    /** What became of the lines of which no earlier run knew it; each is told once. */
    List<ImportedLine> takeNews() {
        List<ImportedLine> all = ends();
        List<ImportedLine> news = IntStream.range(0, all.size())
                .filter(i -> !told.get(i))
                .mapToObj(all::get)
                .toList();
        told.set(0, all.size());
        return news;
    }

    /** What tells these lines from any others. */
    static String digest(List<NewCustomerPayment> drafts) {
        Buffer content = new Buffer();
        try {
            for (NewCustomerPayment draft : drafts) {
                NewCustomerPayment.jsonAdapter().toJson(content, draft);
                content.writeByte('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return content.sha256().hex();
    }

    String digest() {
        return digest(drafts);
    }
}
