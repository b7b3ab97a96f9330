package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;

/**
 * Limits how many unknown values and related entities a document may contain. No table bounds their number, so a malicious
 * response could otherwise fill the heap with very short ones. There is one counter for each reader.
 */
final class ValueLimit {
    // A hundred for each row of the largest page that the server sends.
    private static final int LIMIT = 2_000_000;

    private int left = LIMIT;

    private ValueLimit() {}

    /** Counts one more value of the document, and throws if it is one too many. */
    static void count(JsonReader reader) {
        ValueLimit limit = reader.tag(ValueLimit.class);
        if (limit == null) {
            limit = new ValueLimit();
            reader.setTag(ValueLimit.class, limit);
        }
        if (--limit.left < 0) {
            throw new JsonDataException("Expected at most " + LIMIT
                    + " unknown values and related entities in an answer at path " + reader.getPath());
        }
    }
}
