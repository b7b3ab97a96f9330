package io.github.businesscentral.payments.examples.reconcile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares names as banks write them with names as customers have them. */
final class Names {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Map<String, String> SPELLED_OUT =
            Map.of("Ä", "AE", "Ö", "OE", "Ü", "UE", "Æ", "AE", "Ø", "OE", "Å", "AA");
    private static final Map<String, String> FORMS = Map.of(
            "LIMITED", "LTD",
            "CORPORATION", "CORP",
            "INCORPORATED", "INC",
            "COMPANY", "CO");

    // Below this length a name is not cut off: the shortest field for a name in use has 27 characters, less a word.
    private static final int SHORTEST_CUT = 20;
    private static final int SHORTEST_ABBREVIATION = 3;

    private Names() {}

    /** Whether two names are equal but for case, blanks, punctuation and accents. */
    static boolean areEqual(String one, String other) {
        Set<String> forms = Set.copyOf(List.of(spelledOut(one), withoutMarks(one)));
        String first = spelledOut(other);
        return !first.isEmpty() && (forms.contains(first) || forms.contains(withoutMarks(other)));
    }

    /**
     * Whether {@code name} can be {@code customer}'s name as banks shorten it: words abbreviated, or the end cut off. The first
     * word must be there in full.
     */
    static boolean isShortened(String name, String customer) {
        List<String> words = words(name);
        List<String> full = words(customer);
        boolean isCut = name.strip().length() >= SHORTEST_CUT;
        if (words.isEmpty()
                || words.size() > full.size()
                || words.size() < full.size() && !isCut
                || !words.get(0).equals(full.get(0))) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            boolean isLast = i == words.size() - 1;
            if (!abbreviates(words.get(i), full.get(i), isLast && isCut)) {
                return false;
            }
        }
        return true;
    }

    private static boolean abbreviates(String word, String full, boolean isCut) {
        return word.equals(full)
                || word.equals(FORMS.get(full))
                || full.startsWith(word) && (isCut || word.length() >= SHORTEST_ABBREVIATION);
    }

    /** The word that a name has in common with its shortenings; empty if it has none. */
    static String firstWord(String name) {
        return words(name).stream().findFirst().orElse("");
    }

    private static List<String> words(String name) {
        return Arrays.stream(NO_WORD.split(withoutMarks(name, " ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String spelledOut(String name) {
        String text = upper(name);
        for (Map.Entry<String, String> letter : SPELLED_OUT.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        return withoutMarks(text);
    }

    private static String withoutMarks(String name) {
        return withoutMarks(name, "");
    }

    private static String withoutMarks(String name, String between) {
        String plain = MARKS.matcher(Normalizer.normalize(upper(name), Normalizer.Form.NFD))
                .replaceAll("")
                .replace("Ø", "O")
                .replace("Æ", "AE");
        return NO_WORD.matcher(plain).replaceAll(between);
    }

    private static String upper(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }
}
