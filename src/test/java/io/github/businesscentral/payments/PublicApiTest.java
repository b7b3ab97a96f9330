package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exported packages offer is listed in a file, so that no change of it goes unseen in a review. */
class PublicApiTest {
    private static final Path LISTING = Path.of("src/test/resources/io/github/businesscentral/payments/public-api.txt");

    private static final String RENEW = "mvn -q -DskipLint test -Dtest=PublicApiTest -DpublicApi=renew";

    @Test
    void isAsListed() throws IOException {
        List<String> offered = PublicApi.listing();
        if ("renew".equals(System.getProperty("publicApi"))) {
            Files.write(LISTING, offered);
        }

        List<String> difference = difference(Files.readAllLines(LISTING), offered);
        assertThat(difference)
                .withFailMessage(
                        "The public API differs from %s (- listed, + in the code):%n  %s%n"
                                + "If that is meant, renew the listing, and look at what changes in it:%n  %s",
                        LISTING, String.join(System.lineSeparator() + "  ", difference), RENEW)
                .isEmpty();
    }

    /** A listing that does not see these would not see them change either. */
    @Test
    void tellsOfWhatIsEasilyOverlooked() throws IOException {
        List<String> listing = PublicApi.listing();

        assertThat(listing)
                .as("declared by a class that is not public itself")
                .anyMatch(line -> line.matches("model\\.NewCustomerPayment\\.Builder: public .* amount\\(.*\\)"))
                .as("what may be null")
                .anyMatch(line -> line.contains("@Nullable "))
                .as("the kind of a type")
                .contains("call.CallListener: public interface")
                .as("nothing of the packages that are not exported")
                .noneMatch(line -> line.matches(".*\\b(internal|entity)\\..*"));
    }

    private static List<String> difference(List<String> listed, List<String> offered) {
        List<String> lines = new ArrayList<>();
        listed.stream().filter(line -> !offered.contains(line)).forEach(line -> lines.add("- " + line));
        offered.stream().filter(line -> !listed.contains(line)).forEach(line -> lines.add("+ " + line));
        return lines;
    }
}
