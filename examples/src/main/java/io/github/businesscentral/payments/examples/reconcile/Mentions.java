package io.github.businesscentral.payments.examples.reconcile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds in texts which of the given numbers they name. */
final class Mentions {
    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?<!\\d )\\d+(?: \\d+)+(?![\\p{L}\\p{N}])(?! \\d)");
    private static final Pattern DECIMALS = Pattern.compile("[.,]\\d\\d(?!\\d).*", Pattern.DOTALL);
    private static final Pattern RF = Pattern.compile("RF\\d\\d[0-9A-Z]{1,21}");
    private static final Pattern QRR = Pattern.compile("\\d{27}");
    private static final BigInteger CHECK = BigInteger.valueOf(97);
    private static final int[] CARRY = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

    // Shorter numbers stand in dates and amounts too.
    private static final int SHORTEST_GLUED = 5;

    /** How a text names a number. */
    enum Kind {
        /** By itself, or as a creditor reference whose check digits are right. */
        WHOLE,
        /** Glued to other letters, or with blanks between its digits. */
        GLUED
    }

    /** A number that a text names. */
    record Mention(String number, Kind kind) {}

    private record Span(int from, int to, Mention mention) {
        boolean isWithin(Span other) {
            return other.from <= from && to <= other.to && other.to - other.from > to - from;
        }
    }

    private final Set<String> numbers;
    private final Set<Integer> lengths;

    /** @param numbers in upper case, as codes are stored */
    Mentions(Collection<String> numbers) {
        this.numbers = Set.copyOf(numbers);
        this.lengths = this.numbers.stream().map(String::length).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers that the texts name, each once for a kind. */
    List<Mention> in(List<String> texts) {
        return texts.stream()
                .map(text -> text.toUpperCase(Locale.ROOT))
                .flatMap(text -> in(text).stream())
                .distinct()
                .toList();
    }

    private List<Mention> in(String text) {
        List<Span> spans = new ArrayList<>();
        for (int from = 0; from < text.length(); from++) {
            for (int length : lengths) {
                if (from + length <= text.length() && numbers.contains(text.substring(from, from + length))) {
                    add(text, from, from + length, spans);
                }
            }
        }
        GROUPS.matcher(text).results().forEach(groups -> addGroups(groups, spans));
        addCreditorReference(text, spans);
        return spans.stream()
                .filter(span -> spans.stream().noneMatch(span::isWithin))
                .map(Span::mention)
                .toList();
    }

    private static void add(String text, int from, int to, List<Span> spans) {
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        char after = to == text.length() ? ' ' : text.charAt(to);
        String number = text.substring(from, to);
        boolean digitsGoOn = Character.isDigit(before) && Character.isDigit(number.charAt(0))
                || Character.isDigit(after) && Character.isDigit(number.charAt(number.length() - 1));
        if (digitsGoOn || DECIMALS.matcher(text.substring(to)).matches()) {
            return;
        }
        boolean isWhole = !Character.isLetterOrDigit(before) && !Character.isLetterOrDigit(after);
        if (number.length() < SHORTEST_GLUED && (!isWhole || isPartOfDate(text, from, to))) {
            return;
        }
        spans.add(new Span(from, to, new Mention(number, isWhole ? Kind.WHOLE : Kind.GLUED)));
    }

    private static boolean isPartOfDate(String text, int from, int to) {
        return text.substring(0, from).matches("(?s).*\\d[./-]")
                || text.substring(to).matches("(?s)[./-]\\d.*");
    }

    private void addGroups(MatchResult groups, List<Span> spans) {
        String number = groups.group().replace(" ", "");
        if (numbers.contains(number)) {
            spans.add(new Span(groups.start(), groups.end(), new Mention(number, Kind.GLUED)));
        }
    }

    /** ISO 11649 and the Swiss QR reference. */
    private void addCreditorReference(String text, List<Span> spans) {
        String reference = text.replaceAll("\\s", "");
        String content = "";
        if (RF.matcher(reference).matches() && hasRightRfCheck(reference)) {
            content = reference.substring(4);
        } else if (QRR.matcher(reference).matches() && hasRightQrCheck(reference)) {
            content = reference.substring(0, reference.length() - 1);
        }
        Stream.of(content, content.replaceFirst("^0+", ""))
                .filter(numbers::contains)
                .findFirst()
                .ifPresent(number -> spans.add(new Span(0, text.length(), new Mention(number, Kind.WHOLE))));
    }

    private static boolean hasRightRfCheck(String reference) {
        String digits = (reference.substring(4) + reference.substring(0, 4))
                .chars()
                .mapToObj(c -> String.valueOf(Character.digit(c, 36)))
                .collect(Collectors.joining());
        return new BigInteger(digits).mod(CHECK).intValue() == 1;
    }

    private static boolean hasRightQrCheck(String reference) {
        int carry = 0;
        for (int i = 0; i < reference.length() - 1; i++) {
            carry = CARRY[(carry + reference.charAt(i) - '0') % 10];
        }
        return (10 - carry) % 10 == reference.charAt(reference.length() - 1) - '0';
    }
}
