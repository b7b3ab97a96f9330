package io.github.businesscentral.payments.testing.odata.query;

/** What query options may say beyond the rules of 6.2 and 6.3, and what they mean by them. */
public enum Dialect {
    /** {@code $schemaversion=2.1}: {@code in (…)}, and functions of functions. */
    SCHEMA_VERSION_2_1,
    /** {@code not} negates; it is refused otherwise. */
    NEGATION,
    /** Texts are compared and sorted without regard to case. */
    TEXT_WITHOUT_CASE,
    /** A {@code *} in a string stands for any characters, as in a filter of AL. */
    WILDCARDS,
    /** Without {@code $orderby} rows come in the order of their ids. */
    ORDER_OF_IDS
}
