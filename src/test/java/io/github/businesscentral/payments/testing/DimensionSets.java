package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The combinations of dimension values in use. A row names its combination by a number, as in the base application, so
 * any number of rows share one; combinations never change and never go away.
 */
final class DimensionSets {
    private final List<Map<UUID, UUID>> sets = new ArrayList<>();
    private final Map<Map<UUID, UUID>, Integer> ids = new HashMap<>();

    DimensionSets() {
        sets.add(Map.of());
        ids.put(Map.of(), (Integer) Kind.INTEGER.blank());
    }

    /** Returns the id of each dimension's value by the dimension's id. */
    Map<UUID, UUID> get(int id) {
        return sets.get(id);
    }

    /** Returns the number of the combination that has this value in place of the dimension's present one, if any. */
    Integer with(int id, UUID dimension, UUID value) {
        Map<UUID, UUID> set = new HashMap<>(get(id));
        set.put(dimension, value);
        return id(set);
    }

    Integer without(int id, UUID dimension) {
        Map<UUID, UUID> set = new HashMap<>(get(id));
        set.remove(dimension);
        return id(set);
    }

    private Integer id(Map<UUID, UUID> set) {
        return ids.computeIfAbsent(Map.copyOf(set), added -> {
            sets.add(added);
            return sets.size() - 1;
        });
    }
}
