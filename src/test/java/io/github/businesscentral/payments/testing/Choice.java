package io.github.businesscentral.payments.testing;

/**
 * An alternative answer to an open question about the server. By default the stand-in behaves in the most likely way. Choose an
 * alternative to test whether your program copes with it.
 */
public enum Choice {
    /**
     * An unfiltered read of the direct collection that finds nothing answers 200 with an empty list. Default: always 400 (rule
     * 10).
     */
    UNFILTERED_READ_OF_NOTHING_IS_EMPTY,

    /** The platform refuses an unknown customer with {@code Internal_InvalidTableRelation}. Default: the page refuses it. */
    UNKNOWN_CUSTOMER_IS_TABLE_RELATION_ERROR,

    /** A missing entity is {@code Internal_RecordNotFound}. Default: {@code BadRequest_ResourceNotFound} (rule 3). */
    MISSING_ENTITY_IS_RECORD_NOT_FOUND,

    /** {@code Internal_RecordNotFound} comes with 400. Default: 404. */
    RECORD_NOT_FOUND_IS_400,

    /** An unknown journal in a body is a failed look-up, {@code Internal_RecordNotFound}. Default: a broken relation. */
    UNKNOWN_JOURNAL_IS_RECORD_NOT_FOUND,

    /** A 403 has the code {@code Unknown}. Default: one of the {@code Authorization} family. No response was ever recorded. */
    PERMISSION_ERROR_IS_UNKNOWN,

    /** The program may choose the id of a new payment. Default: {@code id} is read-only. */
    ID_TAKEN_ON_CREATE,

    /** Without {@code $orderby}, rows are ordered by id. Default: by key, which is the line number. */
    ROWS_ORDERED_BY_ID,

    /**
     * The platform refuses an unknown dimension code with {@code Internal_InvalidTableRelation}. Default: the page refuses it.
     */
    UNKNOWN_DIMENSION_CODE_IS_TABLE_RELATION_ERROR,

    /** A payment can be created only below its journal's address. Default: also directly, with a journal in the body. */
    DIRECT_CREATE_REFUSED,

    /** A direct create requires {@code journalId}. Default: {@code journalDisplayName} alone is enough. */
    JOURNAL_NAME_ALONE_REFUSED,

    /**
     * Properties are applied in the order of the body, so a customer's or invoice's id after its number wins. Default: in the
     * order of the page, so a mismatch is always refused (rule 15).
     */
    PROPERTIES_APPLIED_IN_BODY_ORDER,

    /** Read-only properties in a request are ignored. Default: 400 if they would change something (rule 9). */
    READ_ONLY_PROPERTIES_IGNORED,

    /** A {@code null} in a request counts as an absent property. Default: 400. */
    NULL_IGNORED,

    /** A duplicate key is 409. Default: 400 (rule 13). The code is the same. */
    DUPLICATE_KEY_IS_409,

    /** A customer payment journal is not found among {@code journals}. Default: it can be posted there (rule 19). */
    CASH_RECEIPT_JOURNALS_CANNOT_BE_POSTED,

    /**
     * Under {@code Isolation: snapshot}, the responses end with the first failure. Default: only if the first operation fails
     * (rule 30).
     */
    SNAPSHOT_ANSWERS_END_AT_THE_FAILURE,

    /** Responses have no {@code Location} and {@code ETag} headers. Default: they have. */
    LOCATION_AND_ETAG_HEADERS_OMITTED,

    /** A DELETE without {@code If-Match} is refused, as a PATCH is. Default: it deletes (rule 26). */
    DELETE_NEEDS_IF_MATCH,

    /** An {@code If-Match} on {@code Microsoft.NAV.post} is compared. Default: it is ignored (rule 56). */
    IF_MATCH_COMPARED_ON_POST,

    /** A 429 of {@link Limits} has a {@code Retry-After} that states when there is room again. Default: it has none. */
    RETRY_AFTER_ON_429,

    /** Each operation of a batch counts against {@link Limits}. Default: the batch counts as one request. */
    BATCH_OPERATIONS_COUNT_EACH,

    /** {@code not} negates in a {@code $filter}. Default: refused with 501, because it is undocumented (6.3). */
    NEGATION_IN_FILTERS,

    /**
     * Filters and {@code $orderby} ignore case in texts, as databases can be configured. Default: they are case-sensitive. Codes
     * are always in upper case (rule 8).
     */
    TEXT_COMPARED_WITHOUT_CASE,

    /**
     * A {@code *} in a string compared with {@code eq} matches any characters, as in AL filters. Default: it matches only itself
     * (6.3).
     */
    WILDCARDS_IN_FILTER_VALUES,

    /** The handshake of a subscription is a GET. Default: a POST, as has been reported (rule 32). */
    HANDSHAKE_BY_GET,

    /** {@code v2.0/customerPayments} cannot be watched. Default: it can, according to the service's code. */
    PAYMENTS_CANNOT_BE_WATCHED
}
