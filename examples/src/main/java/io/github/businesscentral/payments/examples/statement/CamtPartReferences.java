package io.github.businesscentral.payments.examples.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** References for the payments of an entry, which the bank may give them one by one, together, or not at all. */
final class CamtPartReferences {
    /**
     * The reference of a part.
     *
     * @param reference the bank's; empty if it gave none
     * @param text for people
     */
    record Part(String reference, String text) {}

    private CamtPartReferences() {}

    /** Depends on the entry alone, so that every file that has the entry gives the same references. */
    static List<Part> of(Element entry, List<Element> details) {
        List<String> own = references(details, "Refs/AcctSvcrRef");
        if (areDistinct(own)) {
            return own.stream().map(reference -> new Part(reference, reference)).toList();
        }
        String shared = Values.reference(entry.text("AcctSvcrRef"));
        if (shared.isEmpty()) {
            return details.stream().map(detail -> new Part("", "")).toList();
        }
        List<String> within = distinguishing(details);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < details.size(); i++) {
            parts.add(new Part(shared + "/" + within.get(i), shared + "/" + (i + 1)));
        }
        return parts;
    }

    private static List<String> distinguishing(List<Element> details) {
        for (String path : List.of("Refs/TxId", "Refs/EndToEndId")) {
            List<String> references = references(details, path);
            if (areDistinct(references)) {
                return references;
            }
        }
        List<String> positions = new ArrayList<>();
        details.forEach(detail -> positions.add(String.valueOf(positions.size() + 1)));
        return positions;
    }

    private static List<String> references(List<Element> details, String path) {
        return details.stream()
                .map(detail -> Values.reference(detail.text(path)))
                .toList();
    }

    private static boolean areDistinct(List<String> references) {
        return references.stream().noneMatch(String::isEmpty) && new HashSet<>(references).size() == references.size();
    }
}
