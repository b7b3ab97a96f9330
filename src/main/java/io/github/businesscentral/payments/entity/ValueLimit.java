package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;

/**
 * Limits the number of unknown values and related entities in a document. Without a limit, a malicious response could fill the
 * heap with very short ones. Each reader has its own counter.
 */
final class ValueLimit {
    // A hundred for each row of the largest page that the server sends.
    private static final int LIMIT = 2_000_000;

    private int left = LIMIT;

    private ValueLimit() {}

    /** Counts one more value of the document. Throws if there are too many. */
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
