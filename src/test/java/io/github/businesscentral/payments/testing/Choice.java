package io.github.businesscentral.payments.testing;

/**
 * The other answer to a question about the server that nobody has settled. Without choices the stand-in does what is
 * most likely; choose one of these to see whether your program copes with the alternative.
 */
public enum Choice {
    /**
     * An unfiltered read of the direct collection that finds nothing answers 200 with an empty list. Otherwise it is
     * always 400 (rule 10).
     */
    UNFILTERED_READ_OF_NOTHING_IS_EMPTY,

    /** An unknown customer is refused by the platform, {@code Internal_InvalidTableRelation}. Otherwise by the page. */
    UNKNOWN_CUSTOMER_IS_TABLE_RELATION_ERROR,

    /** What is not there is {@code Internal_RecordNotFound}. Otherwise {@code BadRequest_ResourceNotFound} (rule 3). */
    MISSING_ENTITY_IS_RECORD_NOT_FOUND,

    /** {@code Internal_RecordNotFound} comes with 400. Otherwise with 404. */
    RECORD_NOT_FOUND_IS_400,

    /** An unknown journal in a body is a failed lookup, {@code Internal_RecordNotFound}. Otherwise a broken relation. */
    UNKNOWN_JOURNAL_IS_RECORD_NOT_FOUND,

    /** A 403 has the code {@code Unknown}. Otherwise one of the {@code Authorization} family: none was ever recorded. */
    PERMISSION_ERROR_IS_UNKNOWN,

    /** A payment can be made with an id of the program's own. Otherwise {@code id} is read-only. */
    ID_TAKEN_ON_CREATE,

    /** Without {@code $orderby} rows come in the order of their ids. Otherwise in that of their keys, the line numbers. */
    ROWS_ORDERED_BY_ID,

    /** An unknown dimension code is refused by the platform, {@code Internal_InvalidTableRelation}. Otherwise by the page. */
    UNKNOWN_DIMENSION_CODE_IS_TABLE_RELATION_ERROR,

    /** A payment can only be made below its journal's address. Otherwise also directly, with a journal in the body. */
    DIRECT_CREATE_REFUSED,

    /** A direct create needs {@code journalId}. Otherwise {@code journalDisplayName} alone suffices. */
    JOURNAL_NAME_ALONE_REFUSED,

    /**
     * Properties are applied in the order of the body, so a customer's or invoice's id after its number wins. Otherwise
     * in the order of the page, and a mismatch is always refused (rule 15).
     */
    PROPERTIES_APPLIED_IN_BODY_ORDER,

    /** Read-only properties in a request are passed over. Otherwise 400 if they would change something (rule 9). */
    READ_ONLY_PROPERTIES_IGNORED,

    /** A {@code null} in a request is as good as an absent property. Otherwise 400. */
    NULL_IGNORED,

    /** A duplicate key is 409. Otherwise 400 (rule 13). The code is the same. */
    DUPLICATE_KEY_IS_409,

    /** A customer payment journal is not found among {@code journals}. Otherwise it is posted there (rule 19). */
    CASH_RECEIPT_JOURNALS_CANNOT_BE_POSTED,

    /**
     * Under {@code Isolation: snapshot} the answers end with the first failure. Otherwise they do so only if it is the
     * first operation that fails (rule 30).
     */
    SNAPSHOT_ANSWERS_END_AT_THE_FAILURE,

    /** Answers carry no {@code Location} and no {@code ETag} header. Otherwise they do. */
    LOCATION_AND_ETAG_HEADERS_OMITTED,

    /** A DELETE without {@code If-Match} is refused as a PATCH is. Otherwise it deletes (rule 26). */
    DELETE_NEEDS_IF_MATCH,

    /** An {@code If-Match} on {@code Microsoft.NAV.post} is compared. Otherwise it is passed over (rule 56). */
    IF_MATCH_COMPARED_ON_POST,

    /** A 429 of {@link Limits} says in {@code Retry-After} when there is room again. Otherwise it does not say. */
    RETRY_AFTER_ON_429,

    /** Each operation of a batch counts against {@link Limits}. Otherwise the batch counts as one request. */
    BATCH_OPERATIONS_COUNT_EACH,

    /** A {@code not} in a {@code $filter} negates. Otherwise it is refused with 501: no document mentions it (6.3). */
    NEGATION_IN_FILTERS,

    /**
     * Filters and {@code $orderby} do not tell upper from lower case in texts, as databases can be set up. Otherwise they
     * do. Codes are upper case anyway (rule 8).
     */
    TEXT_COMPARED_WITHOUT_CASE,

    /**
     * A {@code *} in a string that is compared with {@code eq} stands for any characters, as AL understands filters.
     * Otherwise it stands for itself (6.3).
     */
    WILDCARDS_IN_FILTER_VALUES,

    /** The handshake of a subscription is a GET. Otherwise a POST, as has been reported (rule 32). */
    HANDSHAKE_BY_GET,

    /** {@code v2.0/customerPayments} is not among what can be watched. Otherwise it is, as the code of the service says. */
    PAYMENTS_CANNOT_BE_WATCHED
}
