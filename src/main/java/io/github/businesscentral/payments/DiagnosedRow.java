package io.github.businesscentral.payments;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a diagnosis needs of a company, journal or payment. */
record DiagnosedRow(@Nullable UUID id, String name) {
    static final JsonAdapter<DiagnosedRow> JSON = new Adapter();

    boolean hasId() {
        return id != null;
    }

    @Override
    public String toString() {
        return id + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static final class Adapter extends JsonAdapter<DiagnosedRow> {
        private static final JsonReader.Options NAMES = JsonReader.Options.of("id", "name");

        @Override
        public DiagnosedRow fromJson(JsonReader reader) throws IOException {
            UUID id = null;
            String name = "";
            reader.beginObject();
            while (reader.hasNext()) {
                int property = reader.selectName(NAMES);
                if (property < 0) {
                    reader.skipName();
                    reader.skipValue();
                } else if (property == 0) {
                    id = id(reader);
                } else {
                    name = reader.nextString();
                }
            }
            reader.endObject();
            return new DiagnosedRow(id, name);
        }

        private static UUID id(JsonReader reader) throws IOException {
            String path = reader.getPath();
            try {
                return UUID.fromString(reader.nextString());
            } catch (IllegalArgumentException e) {
                throw new JsonDataException("Expected a GUID at path " + path, e);
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable DiagnosedRow value) {
            throw new UnsupportedOperationException("Rows are only read.");
        }
    }
}
