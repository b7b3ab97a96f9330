package io.github.businesscentral.payments.benchmark;

import java.util.List;
import org.openjdk.jol.info.GraphLayout;

/** A program that decodes a page of 20,000, and prints how many bytes of heap each of its rows keeps. */
final class HeapKept {
    private HeapKept() {}

    /** Takes a {@link Competitor}'s name. */
    public static void main(String[] args) {
        Journal journal = Journal.OF_20_000;
        List<?> rows = Competitor.valueOf(args[0])
                .decoder(Documents.value(journal), journal.rows())
                .decode();
        System.out.println((double) GraphLayout.parseInstance(rows).totalSize() / rows.size());
    }
}
