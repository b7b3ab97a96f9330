package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Entities inside an entity, sent for {@code $expand}. The adapter is created when it is first needed, because two entities can
 * be related in both directions.
 */
abstract sealed class RelatedKind<R, T> extends Kind<T> {
    private final Supplier<JsonAdapter<R>> json;

    private RelatedKind(Supplier<JsonAdapter<R>> json) {
        this.json = json;
    }

    final R readOne(JsonReader reader) throws IOException {
        return Objects.requireNonNull(json.get().fromJson(reader));
    }

    final void writeOne(JsonWriter writer, R entity) throws IOException {
        json.get().toJson(writer, entity);
    }

    /** At most one entity. The blank value is an empty {@code Optional}, in JSON null. */
    static final class One<R> extends RelatedKind<R, Optional<R>> {
        One(Supplier<JsonAdapter<R>> json) {
            super(json);
        }

        @Override
        Optional<R> blank() {
            return Optional.empty();
        }

        @Override
        Optional<R> read(JsonReader reader) throws IOException {
            return Optional.of(readOne(reader));
        }

        @Override
        void write(JsonWriter writer, Optional<R> value) throws IOException {
            if (value.isPresent()) {
                writeOne(writer, value.get());
            } else {
                boolean serializeNulls = writer.getSerializeNulls();
                writer.setSerializeNulls(true);
                writer.nullValue();
                writer.setSerializeNulls(serializeNulls);
            }
        }
    }

    /** Any number of entities. */
    static final class Many<R> extends RelatedKind<R, List<R>> {
        Many(Supplier<JsonAdapter<R>> json) {
            super(json);
        }

        @Override
        List<R> blank() {
            return List.of();
        }

        @Override
        List<R> read(JsonReader reader) throws IOException {
            List<R> all = new ArrayList<>();
            reader.beginArray();
            while (reader.hasNext()) {
                ValueLimit.count(reader);
                all.add(readOne(reader));
            }
            reader.endArray();
            return List.copyOf(all);
        }

        @Override
        void write(JsonWriter writer, List<R> value) throws IOException {
            writer.beginArray();
            for (R entity : value) {
                writeOne(writer, entity);
            }
            writer.endArray();
        }
    }
}
