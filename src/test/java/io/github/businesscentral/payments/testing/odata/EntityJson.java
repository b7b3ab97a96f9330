package io.github.businesscentral.payments.testing.odata;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;

/** Rule 6: the JSON of answers, annotations first, then the properties in the order of the page. */
public final class EntityJson {
    private EntityJson() {}

    /** Returns the body of an answer that is one entity. */
    public static ByteString entity(String context, Row row) {
        return write(writer -> {
            writer.beginObject();
            writer.name("@odata.context").value(context);
            members(writer, row);
            writer.endObject();
        });
    }

    /**
     * Returns the body of an answer that is a collection, in pieces that are made when they are asked for: a page of
     * 20,000 entities is never in memory as text.
     */
    public static Iterable<ByteString> collection(String context, Page page) {
        return () -> pieces(context, page);
    }

    private static Iterator<ByteString> pieces(String context, Page page) {
        String count = page.count() == null ? "" : ",\"@odata.count\":" + page.count();
        ByteString head = ByteString.encodeUtf8("{\"@odata.context\":" + quoted(context) + count + ",\"value\":[");
        HttpUrl next = page.nextLink();
        String link = next == null ? "" : ",\"@odata.nextLink\":" + quoted(next.toString());
        ByteString tail = ByteString.encodeUtf8("]" + link + "}");
        List<Row> rows = page.rows();
        Stream<ByteString> entities =
                Stream.iterate(0, i -> i < rows.size(), i -> i + 1).map(i -> element(rows.get(i), i > 0));
        return Stream.concat(Stream.concat(Stream.of(head), entities), Stream.of(tail))
                .iterator();
    }

    private static ByteString element(Row row, boolean afterAnother) {
        ByteString entity = write(writer -> {
            writer.beginObject();
            members(writer, row);
            writer.endObject();
        });
        return afterAnother ? new Buffer().writeUtf8(",").write(entity).readByteString() : entity;
    }

    private static void members(JsonWriter writer, Row row) throws IOException {
        writer.name("@odata.etag").value(row.etag());
        List<Property> properties = row.type().properties();
        for (int i = 0; i < properties.size(); i++) {
            Property property = properties.get(i);
            if (property.isVisible()) {
                writer.name(property.name());
                property.kind().write(writer, row.at(i));
            }
        }
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
