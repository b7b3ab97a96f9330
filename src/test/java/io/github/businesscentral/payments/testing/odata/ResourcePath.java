package io.github.businesscentral.payments.testing.odata;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An address, split where the API begins. Rule 1: anything may stand before {@code /api/v2.0}.
 *
 * @param root the address of the API itself, without a slash at its end
 * @param segments what follows, the {@value #COUNT} at its end excepted
 * @param asksForCount whether it ends with {@value #COUNT}
 */
public record ResourcePath(String root, List<Segment> segments, boolean asksForCount) {
    /** The segment that stands for the number of entities of a collection. */
    public static final String COUNT = "$count";

    /** The API of the environment itself, beside that of the companies. */
    private static final List<String> RUNTIME = List.of("api", "microsoft", "runtime", "beta");

    private static final Pattern SEGMENT = Pattern.compile("([^()]+)(?:\\((.*)\\))?");

    /** One part of the address: {@code customers} or {@code customers(75e545bc-…)}. */
    public record Segment(String name, @Nullable String key) {
        /** Returns the key, which is a GUID without quotes or braces (rule 1). */
        public UUID id() {
            if (key == null || !Property.isGuid(key)) {
                throw new ODataError(
                        400, "BadRequest_InvalidRequestUrl", "Bad Request - Error in query syntax. Segment: " + this);
            }
            return UUID.fromString(key);
        }

        /** Returns the key, which is a text in quotes. */
        public String text() {
            if (key == null || key.length() < 2 || !key.startsWith("'") || !key.endsWith("'")) {
                throw new ODataError(
                        400, "BadRequest_InvalidRequestUrl", "Bad Request - Error in query syntax. Segment: " + this);
            }
            return key.substring(1, key.length() - 1).replace("''", "'");
        }

        @Override
        public String toString() {
            return key == null ? name : name + "(" + key + ")";
        }
    }

    /** Splits an address, or refuses it because no API is there. */
    public static ResourcePath of(HttpUrl url) {
        List<String> parts = url.pathSegments();
        int start = Stream.of(List.of("api", "v2.0"), RUNTIME)
                .filter(api -> Collections.indexOfSubList(parts, api) >= 0)
                .map(api -> Collections.indexOfSubList(parts, api) + api.size())
                .findFirst()
                .orElseThrow(() -> ODataError.noRoute(url));
        HttpUrl.Builder root = url.newBuilder().encodedPath("/").query(null).fragment(null);
        url.encodedPathSegments().subList(0, start).forEach(root::addEncodedPathSegment);
        List<Segment> segments = new ArrayList<>();
        boolean slashAtTheEnd = parts.get(parts.size() - 1).isEmpty();
        for (String part : parts.subList(start, slashAtTheEnd ? parts.size() - 1 : parts.size())) {
            segments.add(segment(part, url));
        }
        boolean asksForCount =
                !segments.isEmpty() && segments.get(segments.size() - 1).equals(new Segment(COUNT, null));
        return new ResourcePath(
                root.build().toString(),
                List.copyOf(asksForCount ? segments.subList(0, segments.size() - 1) : segments),
                asksForCount);
    }

    /** Returns whether it is an address of the environment's own API. */
    public boolean isRuntime() {
        return root.endsWith("/" + String.join("/", RUNTIME));
    }

    /** Returns the address without its last segment. */
    public ResourcePath parent() {
        return new ResourcePath(root, segments.subList(0, segments.size() - 1), false);
    }

    /** Returns the address with one more segment before the others. */
    public ResourcePath below(Segment first) {
        List<Segment> longer = new ArrayList<>(segments);
        longer.add(0, first);
        return new ResourcePath(root, List.copyOf(longer), asksForCount);
    }

    private static Segment segment(String part, HttpUrl url) {
        Matcher matcher = SEGMENT.matcher(part);
        if (!matcher.matches()) {
            throw ODataError.noRoute(url);
        }
        return new Segment(matcher.group(1), matcher.group(2));
    }
}
