package io.github.businesscentral.payments.webhook;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads and writes a {@link Subscription}. Its key is a string rather than a GUID, so it has no entity table. */
final class SubscriptionJson extends JsonAdapter<Subscription> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of(
            "@odata.etag", "subscriptionId", "notificationUrl", "resource", "clientState", "expirationDateTime");

    @Override
    public Subscription fromJson(JsonReader reader) throws IOException {
        @Nullable String[] values = new @Nullable String[NAMES.strings().size()];
        reader.beginObject();
        while (reader.hasNext()) {
            int name = reader.selectName(NAMES);
            if (name >= 0 && reader.peek() != JsonReader.Token.NULL) {
                values[name] = reader.nextString();
            } else {
                skip(reader, name);
            }
        }
        reader.endObject();
        String state = values[4];
        return new Subscription(
                required(values[1], "subscriptionId", reader),
                etag(values[0], reader),
                required(values[2], "notificationUrl", reader),
                required(values[3], "resource", reader),
                state == null || state.isEmpty() ? null : state,
                instant(required(values[5], "expirationDateTime", reader), reader));
    }

    private static void skip(JsonReader reader, int name) throws IOException {
        if (name < 0) {
            reader.skipName();
        }
        reader.skipValue();
    }

    private static String required(@Nullable String value, String name, JsonReader reader) {
        if (value == null || value.isEmpty()) {
            throw new JsonDataException("Required value '" + name + "' missing at path " + reader.getPath());
        }
        return value;
    }

    private static @Nullable ETag etag(@Nullable String text, JsonReader reader) {
        if (text == null) {
            return null;
        }
        try {
            ETag etag = ETag.of(text);
            // If-Match: * overwrites any version. Only the caller may choose that, not a response.
            if (!etag.equals(ETag.ANY)) {
                return etag;
            }
        } catch (IllegalArgumentException e) {
            // The exception below leaves out the value.
        }
        throw new JsonDataException("Expected an entity tag at path " + reader.getPath());
    }

    private static Instant instant(String text, JsonReader reader) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new JsonDataException("Expected a date and time at path " + reader.getPath(), e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Subscription value) throws IOException {
        if (value == null) {
            throw new NullPointerException(
                    "The subscription is null. Wrap the adapter with nullSafe() to store nulls.");
        }
        writer.beginObject();
        writer.name("@odata.etag").value(value.optionalETag().map(ETag::value).orElse(null));
        writer.name("subscriptionId").value(value.id());
        writer.name("notificationUrl").value(value.notificationUrl());
        writer.name("resource").value(value.resource());
        writer.name("clientState").value(value.clientState().orElse(null));
        writer.name("expirationDateTime").value(value.expiration().toString());
        writer.endObject();
    }
}
