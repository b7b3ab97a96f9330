package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import okio.Okio;
import org.junit.jupiter.api.Test;

/** Whoever takes the library takes its dependencies: each under a licence that asks no more than the library's own. */
class LicencesIT {
    // Each lets a closed program use the work and asks only for the notice to be kept.
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause");

    @Test
    void everyRuntimeDependencyIsUnderAnAllowedLicence() throws IOException {
        Map<String, List<?>> licences = licencesByComponent();

        // An empty bill of materials would say yes to everything.
        assertThat(licences).containsKeys("okhttp-jvm", "kotlin-stdlib", "okio-jvm", "moshi", "msal4j", "jspecify");
        assertThat(licences)
                .allSatisfy((component, choices) ->
                        assertThat(choices).as("licences of " + component).anyMatch(LicencesIT::isAllowed));
    }

    private static boolean isAllowed(Object choice) {
        Object licence = ((Map<?, ?>) choice).get("license");
        // Several licences in one expression and names that are no SPDX id are for a person to look at.
        return licence instanceof Map<?, ?> named && ALLOWED.contains(String.valueOf(named.get("id")));
    }

    private static Map<String, List<?>> licencesByComponent() throws IOException {
        Map<String, List<?>> licences = new TreeMap<>();
        try (JsonReader json = JsonReader.of(Okio.buffer(Okio.source(Path.of("target", "bom.json"))))) {
            Map<?, ?> bill = (Map<?, ?>) json.readJsonValue();
            for (Object each : (List<?>) bill.get("components")) {
                Map<?, ?> component = (Map<?, ?>) each;
                List<?> choices = component.get("licenses") instanceof List<?> some ? some : List.of();
                licences.put((String) component.get("name"), choices);
            }
        }
        return licences;
    }
}
