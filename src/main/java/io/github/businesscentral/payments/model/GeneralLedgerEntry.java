package io.github.businesscentral.payments.model;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.entity.PropertyValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the general ledger ({@code business-central.md} 2.5). A posted payment has two: a credit on the receivables account
 * and a debit on the balancing account, both in local currency. Entries do not name the customer or the journal.
 *
 * <p>Immutable. If the server did not send a property, its accessor throws {@link IllegalStateException}; {@link #has has(…)}
 * tells you whether it did. A string is empty if the server has no value for it.
 */
public final class GeneralLedgerEntry extends Entity<GeneralLedgerEntry> {
    private static final JsonAdapter<GeneralLedgerEntry> JSON =
            json(GeneralLedgerEntryFields.TABLE, GeneralLedgerEntry::new);

    private GeneralLedgerEntry(PropertyValues<GeneralLedgerEntry> values) {
        super(values);
    }

    /** Returns a builder with nothing set, for tests and fakes. */
    public static EntityBuilder<GeneralLedgerEntry> builder() {
        return new EntityBuilder<>(GeneralLedgerEntryFields.TABLE, GeneralLedgerEntry::new);
    }

    /** Reads and writes it as the server sends it. */
    public static JsonAdapter<GeneralLedgerEntry> jsonAdapter() {
        return JSON;
    }

    /** The id. */
    @Override
    public UUID id() {
        return values.get(GeneralLedgerEntryFields.ID);
    }

    /** The entry number. Later entries have higher numbers. */
    public int entryNumber() {
        return values.get(GeneralLedgerEntryFields.ENTRY_NUMBER);
    }

    /** The posting date. */
    public Optional<LocalDate> postingDate() {
        return unlessBlank(GeneralLedgerEntryFields.POSTING_DATE);
    }

    /** The number of the posted document. With a posting number series, it differs from that of the journal line. */
    public String documentNumber() {
        return values.get(GeneralLedgerEntryFields.DOCUMENT_NUMBER);
    }

    /** The type of the document. Payments from customers and to vendors have the same type. */
    public GeneralLedgerEntryDocumentType documentType() {
        return values.get(GeneralLedgerEntryFields.DOCUMENT_TYPE);
    }

    /** The id of the account. */
    public Optional<UUID> accountId() {
        return unlessBlank(GeneralLedgerEntryFields.ACCOUNT_ID);
    }

    /** The number of the account. */
    public String accountNumber() {
        return values.get(GeneralLedgerEntryFields.ACCOUNT_NUMBER);
    }

    /** The description, copied from the posted line. */
    public String description() {
        return values.get(GeneralLedgerEntryFields.DESCRIPTION);
    }

    /** The amount in local currency if it is a debit, otherwise 0. */
    public BigDecimal debitAmount() {
        return values.get(GeneralLedgerEntryFields.DEBIT_AMOUNT);
    }

    /** The amount in local currency if it is a credit, otherwise 0. */
    public BigDecimal creditAmount() {
        return values.get(GeneralLedgerEntryFields.CREDIT_AMOUNT);
    }

    /** The debit in the company's additional reporting currency. */
    public BigDecimal additionalCurrencyDebitAmount() {
        return values.get(GeneralLedgerEntryFields.ADDITIONAL_CURRENCY_DEBIT_AMOUNT);
    }

    /** The credit in the company's additional reporting currency. */
    public BigDecimal additionalCurrencyCreditAmount() {
        return values.get(GeneralLedgerEntryFields.ADDITIONAL_CURRENCY_CREDIT_AMOUNT);
    }

    /** When the entry was last changed. */
    public Optional<Instant> lastModifiedDateTime() {
        return unlessBlank(GeneralLedgerEntryFields.LAST_MODIFIED_DATE_TIME);
    }

    /**
     * The entry's dimensions and their values. Unmodifiable.
     *
     * @throws IllegalStateException if the query did not {@code expand} them; check with {@code has(DIMENSION_SET_LINES)}
     */
    public List<DimensionSetLine> dimensionSetLines() {
        return values.many(GeneralLedgerEntryFields.DIMENSION_SET_LINES);
    }
}
