package io.github.businesscentral.payments.testing.odata;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Rule 6: the JSON of answers, annotations first, then the properties in the order of the page, then what {@code $expand}
 * adds. It is made in pieces, each when it is asked for: a page of 20,000 entities is never in memory as text.
 */
public final class EntityJson {
    private EntityJson() {}

    /** Returns the body of an answer that is one entity, all of it. */
    public static ByteString entity(String context, Row row) {
        return own(Entity.whole(row), context);
    }

    /** Returns the body of an answer that is one entity. */
    public static Iterable<ByteString> entity(String context, Entity entity) {
        return () -> pieces(entity, context);
    }

    /** Returns the body of an answer that is a collection. */
    public static Iterable<ByteString> collection(String context, Page page) {
        String count = page.count() == null ? "" : ",\"@odata.count\":" + page.count();
        HttpUrl next = page.nextLink();
        String link = next == null ? "" : ",\"@odata.nextLink\":" + quoted(next.toString());
        return () -> joined(Stream.of(
                text("{\"@odata.context\":" + quoted(context) + count + ",\"value\":["),
                () -> elements(page.entities()),
                text("]" + link + "}")));
    }

    private static Iterator<ByteString> elements(List<Entity> entities) {
        return joined(IntStream.range(0, entities.size()).mapToObj(i -> () -> element(entities.get(i), i > 0)));
    }

    private static Iterator<ByteString> element(Entity entity, boolean afterAnother) {
        Iterator<ByteString> pieces = pieces(entity, null);
        return afterAnother ? joined(Stream.of(text(","), () -> pieces)) : pieces;
    }

    private static Iterator<ByteString> pieces(Entity entity, @Nullable String context) {
        ByteString own = own(entity, context);
        if (entity.linked().isEmpty()) {
            return List.of(own).iterator();
        }
        ByteString open = own.substring(0, own.size() - 1);
        Stream<Supplier<Iterator<ByteString>>> linked = entity.linked().stream().map(link -> () -> member(link));
        return joined(Stream.concat(
                Stream.concat(Stream.of(() -> List.of(open).iterator()), linked), Stream.of(text("}"))));
    }

    /** A collection that is empty is {@code []}; one entity that is not there is the only {@code null} an entity shows. */
    private static Iterator<ByteString> member(Entity.Linked linked) {
        String name = linked.navigation().name();
        String start = ",\"" + name + "\":";
        if (linked.navigation().isCollection()) {
            String count = linked.count() == null ? "" : ",\"" + name + "@odata.count\":" + linked.count();
            return joined(Stream.of(text(count + start + "["), () -> elements(linked.entities()), text("]")));
        }
        return linked.entities().isEmpty()
                ? text(start + "null").get()
                : joined(Stream.of(text(start), () -> pieces(linked.entities().get(0), null)));
    }

    /** The entity without what is inside it. */
    private static ByteString own(Entity entity, @Nullable String context) {
        Row row = entity.row();
        return write(writer -> {
            writer.beginObject();
            if (context != null) {
                writer.name("@odata.context").value(context);
            }
            writer.name("@odata.etag").value(row.etag());
            for (Property property : entity.shown()) {
                writer.name(property.name());
                property.kind().write(writer, row.get(property.name()));
            }
            writer.endObject();
        });
    }

    /** Rule 5: the body of a refusal. */
    public static ByteString error(ODataError error, UUID correlationId) {
        return write(writer -> {
            writer.beginObject().name("error").beginObject();
            writer.name("code").value(error.code());
            writer.name("message").value(error.messageWith(correlationId));
            writer.endObject().endObject();
        });
    }

    private static String quoted(String text) {
        return write(writer -> {
                    writer.setLenient(true);
                    writer.value(text);
                })
                .utf8();
    }

    private static Supplier<Iterator<ByteString>> text(String text) {
        return () -> List.of(ByteString.encodeUtf8(text)).iterator();
    }

    private static Iterator<ByteString> joined(Stream<Supplier<Iterator<ByteString>>> sequences) {
        return new Joined(sequences.iterator());
    }

    private static ByteString write(Content content) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            content.writeTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readByteString();
    }

    private interface Content {
        void writeTo(JsonWriter writer) throws IOException;
    }
}
