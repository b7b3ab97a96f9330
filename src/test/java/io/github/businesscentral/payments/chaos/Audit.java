package io.github.businesscentral.payments.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what the calls have told with what the stand-in has. */
final class Audit {
    private final Scene scene;
    private final Collection<Expectation> expectations;
    private final OtherWriter other;

    Audit(Scene scene, Collection<Expectation> expectations, OtherWriter other) {
        this.scene = scene;
        this.expectations = expectations;
        this.other = other;
    }

    List<String> complaints() {
        return Stream.of(contradictions(), strangers(), counts())
                .flatMap(one -> one)
                .toList();
    }

    private Stream<String> contradictions() {
        Map<String, List<Map<String, Object>>> lines = byReference(scene.lines());
        Map<String, List<Map<String, Object>>> entries = byReference(scene.entries());
        return expectations.stream()
                .flatMap(line -> line
                        .complaints(new Seen(
                                lines.getOrDefault(line.reference(), List.of()),
                                entries.getOrDefault(line.reference(), List.of()),
                                other.removed(line.reference())))
                        .stream());
    }

    private static Map<String, List<Map<String, Object>>> byReference(Stream<Map<String, Object>> rows) {
        return rows.collect(Collectors.groupingBy(OtherWriter::reference));
    }

    /** Lines that nobody has written, such as one of a create that was refused. */
    private Stream<String> strangers() {
        Set<String> known = expectations.stream().map(Expectation::reference).collect(Collectors.toSet());
        return Stream.concat(scene.lines(), scene.entries())
                .filter(line -> !OtherWriter.isAuthorOf(line))
                .filter(line -> !OtherWriter.reference(line).equals(Scene.COUNTER))
                .filter(line -> !known.contains(OtherWriter.reference(line)))
                .map(line -> "nobody has written " + line);
    }

    private Stream<String> counts() {
        List<Map<String, Object>> counters = scene.lines()
                .filter(line -> OtherWriter.reference(line).equals(Scene.COUNTER))
                .toList();
        return counters.size() == 1
                ? scene.counter().complaint(counters.get(0)).stream()
                : Stream.of("there are " + counters.size() + " counters");
    }
}
