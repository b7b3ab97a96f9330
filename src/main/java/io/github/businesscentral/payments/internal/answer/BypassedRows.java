package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of rows that bypassed the JSON reader. Its paths do not count them. */
record BypassedRows(int count) {
    private static final Pattern ROW = Pattern.compile("\\$\\.value\\[(\\d{1,9})]");

    /** Records the number, to correct the paths in failures. */
    static void record(JsonReader reader, int count) {
        reader.setTag(BypassedRows.class, new BypassedRows(count));
    }

    /** Returns a path, or a message with paths, with corrected row numbers. */
    static String located(JsonReader reader, String text) {
        BypassedRows rows = reader.tag(BypassedRows.class);
        Matcher row = ROW.matcher(text);
        return rows == null
                ? text
                : row.replaceAll(index ->
                        Matcher.quoteReplacement("$.value[" + (Integer.parseInt(index.group(1)) + rows.count()) + "]"));
    }
}
