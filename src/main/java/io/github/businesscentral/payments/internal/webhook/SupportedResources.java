package io.github.businesscentral.payments.internal.webhook;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.odata.Query;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The resources that an environment can watch ({@code business-central.md} 9.1). They are part of another API. */
public final class SupportedResources {
    private static final String API = "api";

    private SupportedResources() {}

    /**
     * Asks the environment of the API at {@code root}.
     *
     * @throws IllegalStateException if the address of the other API cannot be derived from {@code root}
     */
    public static Set<String> list(HttpUrl root, UUID company, Transport transport) {
        int version = root.pathSize() - 1;
        List<String> segments = root.pathSegments();
        if (version < 1 || !segments.get(version - 1).equals(API)) {
            throw new IllegalStateException(
                    "The endpoint's address does not end in api/ and a version, so the address of"
                            + " webhookSupportedResources is unknown. Give BusinessCentralEndpoint.of(…) such an address.");
        }
        HttpUrl url = root.newBuilder()
                .setPathSegment(version, "microsoft")
                .addPathSegments("runtime/beta")
                .addPathSegment("companies(" + company + ")")
                .addPathSegment("webhookSupportedResources")
                .build();
        String prefix = segments.get(version) + "/";
        Listing<String> listing = new Listing<>(new Json(), any -> true, Origin.of(root), transport);
        Set<String> names = new TreeSet<>();
        for (String name :
                listing.at(url, Query.of(String.class).rawFilter("resource eq '" + segments.get(version) + "*'"))) {
            // Versions in which the filter does not work return other names too.
            if (name.startsWith(prefix)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Reads the name of an entry. An entry without one is read as blank. */
    private static final class Json extends JsonAdapter<String> {
        private static final JsonReader.Options NAMES = JsonReader.Options.of("resource");

        @Override
        public String fromJson(JsonReader reader) throws IOException {
            String name = "";
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.selectName(NAMES) == 0) {
                    name = reader.nextString();
                } else {
                    reader.skipName();
                    reader.skipValue();
                }
            }
            reader.endObject();
            return name;
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable String value) {
            throw new UnsupportedOperationException("entries are read only");
        }
    }
}
