package io.github.businesscentral.payments.odata;

import java.util.random.RandomGenerator;

/** Makes up strings that would like to be something else than a value: a quote, an operator, another query option. */
public final class HostileText {
    private static final String[] NUISANCES = {
        "'",
        "''",
        "'''",
        "' or 1 eq 1 or '",
        "') or contains(comment,'",
        "' and amount lt 0",
        "'&$filter=amount lt 0",
        "%27",
        "%",
        "%2",
        "%00",
        "+",
        "#",
        "&",
        "&$top=1",
        "=",
        "?",
        "/",
        "\\",
        "\\'",
        "\"",
        ";",
        ":",
        ",",
        "(",
        ")",
        "$it",
        "*",
        "|",
        "..",
        "<>",
        "@",
        "{",
        "}",
        "[",
        "]",
        "^",
        "`",
        "~",
        "null",
        "eq",
        " or ",
        " and ",
        "not ",
        "true",
        "ne ''",
        "\u0000",
        "\u0001",
        "\b",
        "\t",
        "\n",
        "\r\n",
        "\u001f",
        " ",
        "  ",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u2003",
        "\u2028",
        "\u200d",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "’",
        "＇",
        "ß",
        "ẞ",
        "İ",
        "ı",
        "Σ",
        "ς",
        "ǅ",
        "ﬃ",
        "é",
        "e\u0301",
        "😀",
        "👩‍👩‍👧",
        "𐐀",
        "\udbff\udfff",
        "O'Brien",
        "Pay-1",
        "x",
        "X"
    };

    private HostileText() {}

    /** Returns at most {@code limit} characters, perhaps none; half a character is none of them. */
    public static String of(RandomGenerator random, int limit) {
        int length = random.nextInt(Math.min(limit, 1 + random.nextInt(limit)) + 1);
        StringBuilder text = new StringBuilder();
        while (true) {
            String next = piece(random);
            if (text.length() + next.length() > length) {
                return text.toString();
            }
            text.append(next);
        }
    }

    private static String piece(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Character.toString(' ' + random.nextInt(0x5f));
            case 1 -> Character.toString(random.nextInt(Character.MIN_SURROGATE));
            case 2 -> Character.toString(0xe000 + random.nextInt(Character.MAX_CODE_POINT + 1 - 0xe000));
            default -> NUISANCES[random.nextInt(NUISANCES.length)];
        };
    }
}
