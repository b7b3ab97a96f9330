package io.github.businesscentral.payments.examples.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.statement.GeneratedStatement.Meant;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Statements made by chance, held against what they are made of. */
class StatementPropertyTest {
    private static final int STATEMENTS = 10_000;

    @Test
    void countAmountsSignsAndIdentitiesAreThoseOfTheBookings() {
        int usable = 0;
        for (int seed = 0; seed < STATEMENTS; seed++) {
            GeneratedStatement generated = new GeneratedStatement(seed);

            List<Booking> bookings = read(generated, 0);
            List<Booking> other = read(generated, 1);

            List<Meant> meant = generated.meant();
            assertThat(bookings).as("seed %s", seed).hasSameSizeAs(meant);
            for (int i = 0; i < meant.size(); i++) {
                assertThat(bookings.get(i).amount().orElseThrow())
                        .as("amount of line %s of seed %s", i + 1, seed)
                        .isEqualByComparingTo(meant.get(i).amount());
                assertThat(bookings.get(i).account()).isEqualTo(meant.get(i).account());
                assertThat(bookings.get(i).problem().isEmpty())
                        .as(
                                "line %s of seed %s: %s",
                                i + 1, seed, bookings.get(i).problem())
                        .isEqualTo(meant.get(i).isUsable());
            }
            assertThat(sums(bookings)).as("sums of seed %s", seed).isEqualTo(meantSums(meant));
            Map<String, String> identities = identities(bookings, seed);
            assertThat(identities(other, seed))
                    .as("other download of seed %s", seed)
                    .isEqualTo(identities);
            usable += identities.size();
        }
        assertThat(usable).isGreaterThan(STATEMENTS);
    }

    private static List<Booking> read(GeneratedStatement generated, int download) {
        return Camt.read("generated.xml", generated.xml(download).getBytes(StandardCharsets.UTF_8))
                .checked()
                .bookings();
    }

    private static Map<String, BigDecimal> sums(List<Booking> bookings) {
        Map<String, BigDecimal> sums = new HashMap<>();
        bookings.stream()
                .filter(booking -> booking.problem().isEmpty())
                .forEach(booking ->
                        sums.merge(booking.account(), booking.amount().orElseThrow(), BigDecimal::add));
        return sums;
    }

    private static Map<String, BigDecimal> meantSums(List<Meant> meant) {
        Map<String, BigDecimal> sums = new HashMap<>();
        meant.stream().filter(Meant::isUsable).forEach(one -> sums.merge(one.account(), one.amount(), BigDecimal::add));
        return sums;
    }

    /** The payer, whose name is different for each booking but those that are alike, by identity, which must be different for each. */
    private static Map<String, String> identities(List<Booking> bookings, int seed) {
        Map<String, String> payers = new HashMap<>();
        HashSet<String> repeated = new HashSet<>();
        for (Booking booking : bookings) {
            if (booking.problem().isEmpty()) {
                String key = booking.account() + " " + booking.reference().identity();
                if (payers.put(key, booking.payers().get(0)) != null) {
                    repeated.add(key);
                }
            }
        }
        assertThat(repeated).as("identities of seed %s", seed).isEmpty();
        return payers;
    }
}
