package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties that the body of a write sets, checked and in the order they are applied in. */
final class SentValues {
    private final Map<String, Object> values;

    private SentValues(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads a body.
     *
     * @param current the row as it is, blank if it is to be made
     */
    static SentValues of(EntityType type, Map<String, @Nullable Object> body, Row current, Set<Choice> choices) {
        Map<String, Object> inBodyOrder = new LinkedHashMap<>();
        body.forEach((name, json) -> {
            // Annotations such as @odata.etag are no properties.
            if (name.indexOf('@') < 0) {
                value(type, name, json, current, choices).ifPresent(value -> inBodyOrder.put(name, value));
            }
        });
        if (choices.contains(Choice.PROPERTIES_APPLIED_IN_BODY_ORDER)) {
            return new SentValues(inBodyOrder);
        }
        // Rule 15: in the order of the page, so that a mismatch of two properties is always seen.
        Map<String, Object> inPageOrder = new LinkedHashMap<>();
        for (Property property : type.properties()) {
            if (inBodyOrder.containsKey(property.name())) {
                inPageOrder.put(property.name(), inBodyOrder.get(property.name()));
            }
        }
        return new SentValues(inPageOrder);
    }

    private static Optional<Object> value(
            EntityType type, String name, @Nullable Object json, Row current, Set<Choice> choices) {
        // Rule 7: unknown properties are refused.
        Property property = type.property(name)
                .orElseThrow(() -> ODataError.badRequest("The property '" + name
                        + "' does not exist on type 'Microsoft.NAV." + type.name()
                        + "'. Make sure to only use property names that are defined by the type."));
        if (json == null) {
            if (choices.contains(Choice.NULL_IGNORED)) {
                return Optional.empty();
            }
            throw new ODataError(
                    400, "BadRequest_RequiredParamNotProvided", "Field '" + name + "' must not be blank or empty.");
        }
        if (property.access() == Property.Access.WRITABLE) {
            return Optional.of(property.fromJson(json));
        }
        // Rule 9: a read-only property may be repeated, not changed.
        if (!choices.contains(Choice.READ_ONLY_PROPERTIES_IGNORED)
                && !property.fromJson(json).equals(current.get(name))) {
            throw new ODataError(400, "BadRequest_InvalidOperation", "Control '" + name + "' is read-only");
        }
        return Optional.empty();
    }

    boolean has(String property) {
        return values.containsKey(property);
    }

    /** Returns what was sent, the blank value if nothing was. */
    Object get(String property, Object blank) {
        return values.getOrDefault(property, blank);
    }

    Map<String, Object> inOrder() {
        return values;
    }
}
