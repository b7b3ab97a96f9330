package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deep insert taken apart: the body of an entity that is to be made, and the bodies of its children (4.1).
 *
 * @param own the body without the children
 */
record Children(Map<String, @Nullable Object> own, List<Map<String, @Nullable Object>> bodies) {
    /**
     * Takes a body apart.
     *
     * @param part the member that holds the children, such as {@code dimensionSetLines}
     */
    static Children of(Map<String, @Nullable Object> body, String part) {
        if (!body.containsKey(part)) {
            return none(body);
        }
        Map<String, @Nullable Object> own = new LinkedHashMap<>(body);
        if (!(own.remove(part) instanceof List<?> elements)) {
            throw ODataError.badRequest("Invalid Request Body");
        }
        List<Map<String, @Nullable Object>> bodies = new ArrayList<>();
        elements.forEach(element -> bodies.add(object(element)));
        return new Children(own, bodies);
    }

    /** Returns a body that is taken as a whole. */
    static Children none(Map<String, @Nullable Object> body) {
        return new Children(body, List.of());
    }

    private static Map<String, @Nullable Object> object(@Nullable Object element) {
        if (!(element instanceof Map<?, ?> members)) {
            throw ODataError.badRequest("Invalid Request Body");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        members.forEach((name, value) -> object.put((String) name, value));
        return object;
    }
}
