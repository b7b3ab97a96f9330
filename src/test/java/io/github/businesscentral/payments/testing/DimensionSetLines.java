package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import io.github.businesscentral.payments.testing.odata.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rule 23: the dimension set lines of a payment, and those of a ledger entry, which are read-only.
 *
 * <p>They are not stored: the line's own record holds nothing but the number of its dimension set. So a change here is a
 * change of the payment, with a new ETag and a later {@code lastModifiedDateTime} there. The ETag of a dimension set line
 * depends on its content alone; a change of another one, or of the payment, leaves it valid.
 */
final class DimensionSetLines implements WritableSet {
    static final String JOURNAL_LINE = "Journal Line";
    private static final String LEDGER_ENTRY = "General Ledger Entry";
    private static final String DIMENSION_SET = "dimensionSetId";

    private final Database database;
    private final Set<Choice> choices;

    DimensionSetLines(Database database, Set<Choice> choices) {
        this.database = database;
        this.choices = choices;
    }

    /** Returns the lines of a payment or a ledger entry, in the order of the dimensions' codes. */
    static Table of(Row parent, Database database) {
        Table lines = new Table(Schema.DIMENSION_SET_LINE);
        database.dimensionSets().get(parent.integer(DIMENSION_SET)).forEach((dimension, value) -> {
            lines.put(line(parent, dimension, value, database));
        });
        return lines;
    }

    /**
     * Returns the lines that the filter of the top-level collection asks for.
     *
     * @param pinned the values that the filter demands
     */
    static Table filtered(Map<String, Object> pinned, Database database) {
        UUID parentId = (UUID) pinned.get("parentId");
        String parentType = (String) pinned.get("parentType");
        if (parentId == null || parentType == null) {
            throw noParentToRead();
        }
        // Rule 47: a write has a longer text.
        ODataError unknown = ODataError.dialog("Parent with ID " + parentId + " does not exist.");
        return of(
                (switch (parentType) {
                            case JOURNAL_LINE -> database.payments();
                            case LEDGER_ENTRY -> database.table(Schema.GENERAL_LEDGER_ENTRY);
                            default -> throw unknown;
                        })
                        .find(parentId)
                        .orElseThrow(() -> unknown),
                database);
    }

    static ODataError noParentToRead() {
        return ODataError.dialog("You must get to the parent first to get to the dimension set line.");
    }

    private static ODataError noParent(UUID id, String type) {
        return ODataError.dialog("Parent with ID " + id
                + " does not exist or dimension set lines are read only for parent type " + type + ".");
    }

    @Override
    public Row create(@Nullable Row owner, Map<String, @Nullable Object> body) {
        if (owner == null) {
            throw ODataError.dialog("You must get to the parent first to create a dimension set line.");
        }
        Row payment = writable(owner);
        SentValues sent = SentValues.of(
                Schema.DIMENSION_SET_LINE,
                body,
                Row.blank(Schema.DIMENSION_SET_LINE).view(),
                choices);
        SentDimension dimensions = new SentDimension(database, sent, choices);
        dimensions.requireBoth();
        Row dimension = dimensions.dimension();
        Row value = dimensions.value(dimension);
        if (set(payment).containsKey(dimension.id())) {
            throw ODataError.dialog("The dimension set line already exists. Check existing dimension set lines and the"
                    + " default dimension set lines on the parent.");
        }
        return put(payment, dimension, value);
    }

    @Override
    public Row update(Row entity, Map<String, @Nullable Object> body) {
        Row payment = writable(parent(entity));
        SentValues sent = SentValues.of(Schema.DIMENSION_SET_LINE, body, entity, choices);
        if (differs(sent, entity, "id") || differs(sent, entity, "code")) {
            throw ODataError.dialog("The \"id\" and \"code\" fields cannot be modified.");
        }
        Row dimension = database.dimensions().find(entity.id()).orElseThrow();
        boolean valueSent = sent.has("valueId") || sent.has("valueCode");
        UUID value = valueSent
                ? new SentDimension(database, sent, choices).value(dimension).id()
                : entity.guid("valueId");
        return put(payment, dimension, database.dimensionValues().find(value).orElseThrow());
    }

    @Override
    public void delete(Row entity) {
        Row payment = writable(parent(entity));
        database.save(payment.edit()
                .set(DIMENSION_SET, database.dimensionSets().without(payment.integer(DIMENSION_SET), entity.id())));
    }

    private Row put(Row payment, Row dimension, Row value) {
        Integer changed = database.dimensionSets().with(payment.integer(DIMENSION_SET), dimension.id(), value.id());
        database.save(payment.edit().set(DIMENSION_SET, changed));
        return line(payment, dimension.id(), value.id(), database);
    }

    private Map<UUID, UUID> set(Row payment) {
        return database.dimensionSets().get(payment.integer(DIMENSION_SET));
    }

    private Row parent(Row line) {
        UUID id = line.guid("parentId");
        return database.payments()
                .find(id)
                .orElseGet(() -> database.table(Schema.GENERAL_LEDGER_ENTRY)
                        .find(id)
                        .orElseThrow(() -> noParent(id, line.text("parentType"))));
    }

    private static Row writable(Row parent) {
        if (parent.type() != Schema.PAYMENT) {
            throw noParent(parent.id(), LEDGER_ENTRY);
        }
        return parent;
    }

    private static boolean differs(SentValues sent, Row line, String property) {
        return !sent.get(property, line.get(property)).equals(line.get(property));
    }

    private static Row line(Row parent, UUID dimensionId, UUID valueId, Database database) {
        Row dimension = database.dimensions().find(dimensionId).orElseThrow();
        Row value = database.dimensionValues().find(valueId).orElseThrow();
        return Row.blank(Schema.DIMENSION_SET_LINE)
                .set("id", dimensionId)
                .set("code", dimension.text("code"))
                .set("consolidationCode", dimension.text("consolidationCode"))
                .set("parentId", parent.id())
                .set("parentType", parent.type() == Schema.PAYMENT ? JOURNAL_LINE : LEDGER_ENTRY)
                .set("displayName", dimension.text("displayName"))
                .set("valueId", valueId)
                .set("valueCode", value.text("code"))
                .set("valueConsolidationCode", value.text("consolidationCode"))
                .set("valueDisplayName", value.text("displayName"))
                .finish(version(parent.id() + "/" + dimensionId + "/" + valueId));
    }

    /** Returns a number of 19 digits made of the content, as temporary records have no version of their own. */
    private static long version(String content) {
        long lowest = 1_000_000_000_000_000_000L;
        UUID hash = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        return lowest + Math.floorMod(hash.getMostSignificantBits(), 8 * lowest);
    }
}
