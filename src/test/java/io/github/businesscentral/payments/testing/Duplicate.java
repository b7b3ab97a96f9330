package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.Set;

/** The error for a key that is taken (rules 13 and 21). */
final class Duplicate {
    private Duplicate() {}

    static ODataError of(String table, String identification, Set<Choice> choices) {
        return new ODataError(
                choices.contains(Choice.DUPLICATE_KEY_IS_409) ? 409 : 400,
                "Internal_EntityWithSameKeyExists",
                "The record in table " + table + " already exists. Identification fields and values: "
                        + identification);
    }
}
