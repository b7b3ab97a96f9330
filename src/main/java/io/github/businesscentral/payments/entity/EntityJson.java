package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a model by its {@link EntityTable}. Writes the ETag first, then each property that has a value in the table's
 * order, then the additional properties.
 */
final class EntityJson<E, M> extends JsonAdapter<M> {
    private static final String NEXT_LINK = "@odata.nextLink";
    private static final String NEXT_LINK_4_01 = "@nextLink";

    private final EntityTable<E> table;
    private final JsonReader.Options names;
    private final byte[][] nameBytes;
    private final Function<PropertyValues<E>, M> model;
    private final Function<M, PropertyValues<E>> values;

    EntityJson(EntityTable<E> table, Function<PropertyValues<E>, M> model, Function<M, PropertyValues<E>> values) {
        this.table = table;
        this.names = table.names();
        this.nameBytes = table.nameBytes();
        this.model = model;
        this.values = values;
    }

    EntityTable<E> table() {
        return table;
    }

    /** {@link EntityTable#nameBytes}, for readers that compare bytes. */
    byte[][] nameBytes() {
        return nameBytes;
    }

    /** Creates the model. Returns null if the values are not valid for one. */
    @Nullable M modelOrNull(PropertyValues<E> from) {
        try {
            return model.apply(from);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public M fromJson(JsonReader reader) throws IOException {
        @Nullable Object[] read = new @Nullable Object[table.size()];
        ETag etag = null;
        Map<String, @Nullable Object> additional = null;
        reader.beginObject();
        while (reader.hasNext()) {
            int name = reader.selectName(names);
            if (name >= table.size()) {
                etag = readETag(reader);
            } else if (name >= 0) {
                requireFirst(read[name], reader);
                read[name] = table.at(name).kind().readOrBlank(reader);
            } else {
                additional = readAdditional(reader, additional);
            }
        }
        PropertyValues<E> found = new PropertyValues<>(
                table, read, etag, additional == null ? Map.of() : JsonValues.unmodifiable(additional));
        M made = made(reader, found);
        reader.endObject();
        return made;
    }

    private static void requireFirst(@Nullable Object before, JsonReader reader) {
        if (before != null) {
            throw new JsonDataException(
                    "Expected each property once but found another value at path " + reader.getPath());
        }
    }

    private M made(JsonReader reader, PropertyValues<E> from) {
        try {
            return model.apply(from);
        } catch (IllegalArgumentException e) {
            throw new JsonDataException(e.getMessage() + " Found at path " + reader.getPath(), e);
        }
    }

    private static ETag readETag(JsonReader reader) throws IOException {
        String text = Kind.TEXT.read(reader);
        try {
            ETag etag = ETag.of(text);
            // If-Match: * overwrites any version. Only the caller may choose that, not a response.
            if (!etag.equals(ETag.ANY)) {
                return etag;
            }
        } catch (IllegalArgumentException e) {
            // The exception below leaves out the text.
        }
        throw new JsonDataException("Expected an entity tag but was a string of " + text.length()
                + " characters at path " + reader.getPath());
    }

    private @Nullable Map<String, @Nullable Object> readAdditional(
            JsonReader reader, @Nullable Map<String, @Nullable Object> known) throws IOException {
        String name = reader.nextName();
        // Annotations such as @odata.context, or @context in OData 4.01, describe the answer, not the entity.
        if (name.contains("@odata.") || name.startsWith("@") || name.endsWith(NEXT_LINK_4_01)) {
            requireWhole(name, reader);
            reader.skipValue();
            return known;
        }
        Map<String, @Nullable Object> additional = known == null ? new LinkedHashMap<>() : known;
        additional.put(name, JsonValues.read(reader));
        return additional;
    }

    /** Throws if the server sent only the first page of the related entities: they would look complete. */
    private void requireWhole(String annotation, JsonReader reader) throws IOException {
        int at = annotation.lastIndexOf('@');
        String property = annotation.substring(0, at);
        boolean isLink = annotation.endsWith(NEXT_LINK) || annotation.endsWith(NEXT_LINK_4_01);
        if (isLink && table.knows(property)) {
            throw new JsonDataException("Expected all of " + property
                    + " but the server moved some to a separate page at path " + reader.getPath());
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable M value) throws IOException {
        if (value == null) {
            throw new NullPointerException(
                    table.entity() + " is null; wrap the adapter with nullSafe() to store nulls");
        }
        write(writer, values.apply(value));
    }

    static void write(JsonWriter writer, PropertyValues<?> written) throws IOException {
        writer.beginObject();
        ETag etag = written.findETag();
        if (etag != null) {
            writer.name(EntityTable.ETAG).value(etag.value());
        }
        EntityTable<?> table = written.table();
        for (int i = 0; i < table.size(); i++) {
            write(writer, written, table.at(i));
        }
        writeAdditional(writer, written.additional());
        writer.endObject();
    }

    private static void writeAdditional(JsonWriter writer, Map<String, @Nullable Object> members) throws IOException {
        boolean serializeNulls = writer.getSerializeNulls();
        writer.setSerializeNulls(true);
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            writer.name(member.getKey());
            JsonValues.write(writer, member.getValue());
        }
        writer.setSerializeNulls(serializeNulls);
    }

    private static <T> void write(JsonWriter writer, PropertyValues<?> from, Property<T> property) throws IOException {
        T value = from.at(property);
        if (value != null) {
            writer.name(property.name());
            property.kind().write(writer, value);
        }
    }
}
