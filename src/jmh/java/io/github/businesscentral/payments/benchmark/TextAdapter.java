package io.github.businesscentral.payments.benchmark;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Moshi's missing adapters, as a user writes them: from a value's text, and to it. */
final class TextAdapter<T> extends JsonAdapter<T> {
    private final Function<String, T> parse;

    private TextAdapter(Function<String, T> parse) {
        this.parse = parse;
    }

    /** Returns a Moshi that knows the types of a payment. */
    static Moshi moshi() {
        return new Moshi.Builder()
                .add(UUID.class, new TextAdapter<>(UUID::fromString).nullSafe())
                .add(LocalDate.class, new TextAdapter<>(LocalDate::parse).nullSafe())
                .add(Instant.class, new TextAdapter<>(Instant::parse).nullSafe())
                .add(BigDecimal.class, new TextAdapter<>(BigDecimal::new).nullSafe())
                .build();
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        return parse.apply(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        if (value instanceof Number number) {
            writer.value(number);
        } else {
            writer.value(String.valueOf(value));
        }
    }
}
