package io.github.businesscentral.payments.testing.odata;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads request bodies. Rule 7: only a JSON object is a body. */
public final class JsonBody {
    private JsonBody() {}

    /**
     * Returns the members of the object in the order of the body. Numbers are {@link BigDecimal}, so that money stays
     * exact; a JSON null is {@code null}.
     */
    public static Map<String, @Nullable Object> parse(ByteString body) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(body))) {
            JsonReader.Token first = reader.peek();
            if (first != JsonReader.Token.BEGIN_OBJECT && first != JsonReader.Token.BEGIN_ARRAY) {
                throw ODataError.badRequest("An unexpected 'PrimitiveValue' node was found when reading from the JSON"
                        + " reader. A 'StartObject' node was expected.");
            }
            if (first == JsonReader.Token.BEGIN_ARRAY) {
                throw notABody();
            }
            Map<String, @Nullable Object> members = object(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw notABody();
            }
            if (members.get("value") instanceof List) {
                throw notABody();
            }
            return members;
        } catch (IOException | JsonDataException | NumberFormatException e) {
            throw notABody();
        }
    }

    private static ODataError notABody() {
        return ODataError.badRequest("Invalid Request Body");
    }

    private static Map<String, @Nullable Object> object(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (members.containsKey(name)) {
                throw notABody();
            }
            members.put(name, value(reader));
        }
        reader.endObject();
        return members;
    }

    private static @Nullable Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> reader.nextString();
            case NUMBER -> new BigDecimal(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.nextNull();
            default -> throw notABody();
        };
    }

    private static List<@Nullable Object> array(JsonReader reader) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(value(reader));
        }
        reader.endArray();
        return elements;
    }
}
