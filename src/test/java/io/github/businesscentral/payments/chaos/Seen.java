package io.github.businesscentral.payments.chaos;

import java.util.List;
import java.util.Map;

/**
 * What the stand-in has with one reference.
 *
 * @param lines in the journals
 * @param entries that posting has left
 * @param removed how many lines with it somebody else has deleted
 */
record Seen(List<Map<String, Object>> lines, List<Map<String, Object>> entries, int removed) {
    /** How often it was booked, as far as it was not our own delete that took it away. */
    int bookings() {
        return lines.size() + entries.size() + removed;
    }
}
