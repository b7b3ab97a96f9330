package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules 21 and 22: creates, changes and deletes journals. {@code customerPaymentJournals} and {@code journals} are two
 * pages of one table; a journal made here has no number series, and no balancing account unless one is sent (2.3).
 */
final class Journals implements WritableSet {
    private static final String TEMPLATE = "templateDisplayName";

    private final EntityType page;
    private final Database database;
    private final Set<Choice> choices;
    private final Payments payments;

    /** Writes through one of the pages, {@link Schema#JOURNAL} or {@link Schema#GENERAL_JOURNAL}. */
    Journals(EntityType page, Database database, Set<Choice> choices) {
        this.page = page;
        this.database = database;
        this.choices = choices;
        this.payments = new Payments(database, choices);
    }

    /** Makes a journal, and in a customer payment journal the payments that its body holds. */
    @Override
    public Row create(@Nullable Row owner, Map<String, @Nullable Object> body) {
        Children lines = page == Schema.JOURNAL ? Children.of(body, Schema.PAYMENT.set()) : Children.none(body);
        SentValues sent = SentValues.of(page, lines.own(), Row.blank(page).view(), choices);
        EntityType stored = stored(sent);
        Row.Draft draft =
                Row.blank(stored).set(TEMPLATE, stored == Schema.JOURNAL ? Schema.CASH_RECEIPTS : Schema.GENERAL);
        apply(sent, draft);
        requireCode(draft.view());
        refuseUsedCode(draft.view());
        draft.set("id", database.newId(stored, draft.view().text("code")));
        Row journal = database.save(draft);
        lines.bodies().forEach(line -> payments.create(journal, line));
        return journal.as(page);
    }

    /** Changes a journal. The payments name it by its code, so a new code is a change of theirs. */
    @Override
    public Row update(Row entity, Map<String, @Nullable Object> body) {
        Row journal = stored(entity);
        Approval.refuseChange(journal);
        SentValues sent = SentValues.of(page, body, entity, choices);
        if (page.property(TEMPLATE).isPresent()
                && !sent.get(TEMPLATE, entity.get(TEMPLATE)).equals(entity.get(TEMPLATE))) {
            throw new ODataError(400, "BadRequest_InvalidOperation", "Control '" + TEMPLATE + "' is read-only");
        }
        Row.Draft draft = journal.edit();
        apply(sent, draft);
        requireCode(draft.view());
        boolean renamed = !draft.view().text("code").equals(journal.text("code"));
        if (renamed) {
            refuseUsedCode(draft.view());
        }
        Row changed = database.save(draft);
        if (renamed) {
            database.payments()
                    .rows(journal.id())
                    .toList()
                    .forEach(line -> database.save(line.edit().set("journalDisplayName", changed.text("code"))));
        }
        return changed.as(page);
    }

    @Override
    public void delete(Row entity) {
        Approval.refuseDeletion(stored(entity));
        new JournalLines(database, entity.id()).all().toList().forEach(database::remove);
        database.remove(stored(entity));
    }

    /** Returns the table of the template that was sent; without one that of the page. */
    private EntityType stored(SentValues sent) {
        String template = (String) sent.get(TEMPLATE, "");
        return switch (template) {
            case "" -> page;
            case Schema.CASH_RECEIPTS -> Schema.JOURNAL;
            case Schema.GENERAL -> Schema.GENERAL_JOURNAL;
            default ->
                throw TableRelation.broken(
                        "Journal Template Name", "Gen. Journal Batch", template, "Gen. Journal Template");
        };
    }

    private Row stored(Row entity) {
        return database.journals().find(entity.id()).orElse(entity);
    }

    private void apply(SentValues sent, Row.Draft journal) {
        sent.inOrder().forEach((property, value) -> {
            switch (property) {
                case TEMPLATE -> {
                    // It decides about the table and never changes.
                }
                case "balancingAccountId" -> balance(journal, (UUID) value);
                default -> journal.set(property, value);
            }
        });
    }

    /** Rule 22: the number follows the id; the zero GUID clears both. */
    private void balance(Row.Draft journal, UUID accountId) {
        if (accountId.equals(Kind.GUID.blank())) {
            journal.set("balancingAccountId", accountId)
                    .set("balancingAccountNumber", "")
                    .set("balancedByBank", false);
            return;
        }
        Row account = database.table(Schema.ACCOUNT)
                .find(accountId)
                .orElseThrow(
                        () -> ODataError.dialog("The \"balancingAccountNumber\" does not match to a G/L Account."));
        if (!(Boolean) account.get("directPosting")) {
            throw LineError.error("Direct Posting must be equal to 'Yes'  in G/L Account: No.=" + account.text("number")
                    + ". Current value is 'No'.");
        }
        journal.set("balancingAccountId", accountId)
                .set("balancingAccountNumber", account.text("number"))
                .set("balancedByBank", false);
    }

    /** Rule 21: a journal has a code. */
    private static void requireCode(Row journal) {
        if (journal.text("code").isEmpty()) {
            throw new ODataError(
                    400, "BadRequest_RequiredParamNotProvided", "Field 'code' must not be blank or empty.");
        }
    }

    /** Rule 21: the code is unique in its template. */
    private void refuseUsedCode(Row journal) {
        String code = journal.text("code");
        if (database.table(journal.type()).find(null, code).isPresent()) {
            throw Duplicate.of(
                    "Gen. Journal Batch",
                    "Journal Template Name='" + journal.text(TEMPLATE) + "',Name='" + code + "'",
                    choices);
        }
    }
}
