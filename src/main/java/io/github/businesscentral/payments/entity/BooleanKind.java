package io.github.businesscentral.payments.entity;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** A JSON boolean. */
final class BooleanKind extends Kind<Boolean> {
    static final Kind<Boolean> BOOLEAN = new BooleanKind();

    @Override
    Boolean blank() {
        return false;
    }

    @Override
    Boolean read(JsonReader reader) throws IOException {
        if (reader.peek() != JsonReader.Token.BOOLEAN) {
            throw new JsonDataException(
                    "Expected true or false but was " + reader.peek() + " at path " + reader.getPath());
        }
        return reader.nextBoolean();
    }

    @Override
    void write(JsonWriter writer, Boolean value) throws IOException {
        writer.value(value);
    }
}
