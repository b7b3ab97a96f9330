package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page: its rows, the link to the next page, and the count if requested. A link may be relative to the requested address.
 * Rejects a link that leaves the endpoint's origin, because the token would be sent there.
 */
final class PageReader<T> implements JsonAnswer.ValueReader<Page<T>> {
    // The last two are names of OData 4.01, which a gateway may use.
    private static final JsonReader.Options NAMES =
            JsonReader.Options.of("value", "@odata.nextLink", "@odata.count", "@nextLink", "@count");

    // Far longer than a real link, yet short enough for messages and events.
    private static final int LONGEST_LINK = 16 * 1024;

    private final Origin endpoint;
    private final PageRows<T> rows;

    PageReader(Origin endpoint, PageRows<T> rows) {
        this.endpoint = endpoint;
        this.rows = rows;
    }

    @Override
    public Page<T> read(JsonReader reader, BufferedSource source, HttpUrl asked) throws IOException {
        List<T> items = null;
        String nextLink = null;
        Long count = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0 -> {
                    if (items != null) {
                        throw new JsonDataException("Expected one array 'value' but found another at path $.value");
                    }
                    items = rows.read(reader, source);
                }
                case 1, 3 -> nextLink = link(reader);
                case 2, 4 -> count = count(reader);
                default -> {
                    reader.skipName();
                    reader.skipValue();
                }
            }
        }
        reader.endObject();
        if (items == null) {
            throw JsonAnswer.missing("array 'value'", "$.value");
        }
        Page<T> page = nextLink == null ? Page.last(items) : Page.of(items, checked(nextLink, asked));
        return count == null ? page : page.withTotalCount(count);
    }

    private static long count(JsonReader reader) throws IOException {
        long count = reader.nextLong();
        if (count < 0) {
            throw new JsonDataException("Expected a number of rows but was negative at path " + reader.getPath());
        }
        return count;
    }

    private static @Nullable String link(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case NULL -> reader.<String>nextNull();
            case STRING -> reader.nextString();
            default ->
                throw new JsonDataException(
                        "Expected a link but was " + reader.peek() + " at path " + reader.getPath());
        };
    }

    private HttpUrl checked(String text, HttpUrl asked) throws UnfollowableLinkException {
        if (text.length() > LONGEST_LINK) {
            throw new UnfollowableLinkException("The server's @odata.nextLink is " + text.length()
                    + " characters long; at most " + LONGEST_LINK
                    + " are followed. Check any proxy between the client and the server.");
        }
        // An empty link would lead to the same page again and again.
        HttpUrl link = text.isBlank() ? null : asked.resolve(text);
        if (link == null) {
            throw new UnfollowableLinkException("The server's @odata.nextLink is not an http address.");
        }
        if (!endpoint.contains(link)) {
            throw new UnfollowableLinkException("The server's @odata.nextLink leads to " + Origin.of(link)
                    + ", but the endpoint is " + endpoint
                    + ". It is not followed, so that the token stays there. If the"
                    + " server is behind a proxy, have the proxy rewrite its links.");
        }
        return link;
    }
}
