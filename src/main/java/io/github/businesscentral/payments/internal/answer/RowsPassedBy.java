package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of rows that bypassed the JSON reader. Its paths do not count them. */
record RowsPassedBy(int count) {
    private static final Pattern ROW = Pattern.compile("\\$\\.value\\[(\\d{1,9})]");

    /** Records the number, to correct the paths in failures. */
    static void tell(JsonReader reader, int count) {
        reader.setTag(RowsPassedBy.class, new RowsPassedBy(count));
    }

    /** Returns a path, or a message with paths, with corrected row numbers. */
    static String located(JsonReader reader, String text) {
        RowsPassedBy rows = reader.tag(RowsPassedBy.class);
        Matcher row = ROW.matcher(text);
        return rows == null
                ? text
                : row.replaceAll(index ->
                        Matcher.quoteReplacement("$.value[" + (Integer.parseInt(index.group(1)) + rows.count()) + "]"));
    }
}
