package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;

/**
 * How many values a document may hold that no table bounds: those of unknown properties, and related entities. A hostile
 * answer could otherwise fill the heap with the shortest of them. Lives as long as the document's reader.
 */
final class Allowance {
    // A hundred for each row of the largest page that the server makes.
    private static final int MOST = 2_000_000;

    private int left = MOST;

    private Allowance() {}

    /** Counts one more value of the document. */
    static void take(JsonReader reader) {
        Allowance allowance = reader.tag(Allowance.class);
        if (allowance == null) {
            allowance = new Allowance();
            reader.setTag(Allowance.class, allowance);
        }
        if (--allowance.left < 0) {
            throw new JsonDataException("Expected at most " + MOST
                    + " unknown values and related entities in an answer at path " + reader.getPath());
        }
    }
}
