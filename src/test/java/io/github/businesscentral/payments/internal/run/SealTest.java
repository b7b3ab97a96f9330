package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.RunLine;
import io.github.businesscentral.payments.internal.run.journal.Seal;
import io.github.businesscentral.payments.internal.run.journal.Strays;
import io.github.businesscentral.payments.odata.ETag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final RunLine LINE = line(1);

    @Test
    void orderETagAndScaleOfTheAmountDoNotMatter() {
        List<RunLine> lines = lines(50);
        Seal seal = Seal.of(lines);
        List<RunLine> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(seal.fits(shuffled)).isTrue();
        assertThat(Seal.digest(with("10000", "", "-1.50", 1))).isEqualTo(Seal.digest(with("10000", "", "-1.500", 2)));
    }

    @Test
    void eachValueOfALineMatters() {
        Seal seal = Seal.of(List.of(LINE));

        assertThat(seal.fits(List.of(with("10001", "", "-1", 1)))).isFalse();
        assertThat(seal.fits(List.of(with("10000", "1", "-1", 1)))).isFalse();
        assertThat(seal.fits(List.of(with("10000", "", "-1.01", 1)))).isFalse();
        assertThat(seal.fits(List.of(line(2)))).isFalse();
        assertThat(seal.fits(List.of(new RunLine(
                        LINE.id(),
                        LINE.etag(),
                        1,
                        "P1",
                        Optional.empty(),
                        "10000",
                        "",
                        new BigDecimal("-1"),
                        Rules.NOW))))
                .isFalse();
        assertThat(seal.fits(List.of(new RunLine(
                        LINE.id(),
                        LINE.etag(),
                        1,
                        "P2",
                        LINE.postingDate(),
                        "10000",
                        "",
                        new BigDecimal("-1"),
                        Rules.NOW))))
                .isFalse();
        assertThat(seal.fits(List.of(with("10000", "", "-1", 7)))).isTrue();
        // Fields are not joined.
        assertThat(Seal.digest(with("1", "0", "-1", 1))).isNotEqualTo(Seal.digest(with("", "10", "-1", 1)));
    }

    @Test
    void straysAreFoundWhereverTheyStand() {
        Random random = new Random(4);
        for (int strays = 1; strays <= 3; strays++) {
            List<RunLine> lines = lines(60);
            Collections.shuffle(lines, random);
            List<RunLine> late = List.copyOf(lines.subList(0, strays));
            Seal seal = Seal.of(lines.subList(strays, lines.size()));
            Collections.shuffle(lines, random);

            assertThat(Strays.among(lines, seal))
                    .hasValueSatisfying(found -> assertThat(found).containsExactlyInAnyOrderElementsOf(late));
        }
    }

    @Test
    void twoStraysAreFoundAmongFiveThousandLines() {
        List<RunLine> lines = lines(5_002);
        Seal seal = Seal.of(lines.subList(0, 5_000));

        assertThat(Strays.among(lines, seal)).hasValue(lines.subList(5_000, 5_002));
    }

    @Test
    void anEditedOrMissingLineIsNoStray() {
        List<RunLine> lines = lines(5);
        Seal seal = Seal.of(lines);
        List<RunLine> edited = new ArrayList<>(lines.subList(0, 4));
        edited.add(with("10001", "", "-1", 1));
        edited.add(line(9));

        assertThat(Strays.among(edited, seal)).isEmpty();
        assertThat(Strays.among(lines, seal)).isEmpty();
        assertThat(Strays.among(lines.subList(1, 5), seal)).isEmpty();
    }

    @Test
    void anyNumberOfStraysIsFoundIfTheyCameLast() {
        List<RunLine> sealed = lines(900);
        List<RunLine> lines = new ArrayList<>(lines(2_000).subList(900, 2_000).stream()
                .map(line -> new RunLine(
                        line.id(),
                        line.etag(),
                        line.lineNumber(),
                        line.documentNumber(),
                        line.postingDate(),
                        line.customerNumber(),
                        line.invoiceNumber(),
                        line.amount(),
                        Rules.NOW.plusSeconds(60)))
                .toList());
        List<RunLine> strays = List.copyOf(lines);
        lines.addAll(sealed);

        assertThat(Strays.among(lines, Seal.of(sealed))).contains(strays);
    }

    @Test
    void tooManySetsAreNotTried() {
        List<RunLine> lines = lines(1_000);
        Seal seal = Seal.of(lines(900).subList(400, 900));

        assertThat(Strays.among(lines, seal)).isEmpty();
    }

    private static List<RunLine> lines(int count) {
        List<RunLine> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(line(i));
        }
        return lines;
    }

    private static RunLine line(int i) {
        return new RunLine(
                new UUID(0, i),
                ETag.of("\"1\""),
                LineKey.LOWEST + i,
                "P" + i,
                Optional.of(LocalDate.of(2026, 11, 20)),
                "10000",
                "",
                BigDecimal.ONE.negate(),
                Rules.NOW);
    }

    private static RunLine with(String customer, String invoice, String amount, int version) {
        return new RunLine(
                LINE.id(),
                ETag.of("\"" + version + "\""),
                LINE.lineNumber(),
                LINE.documentNumber(),
                LINE.postingDate(),
                customer,
                invoice,
                new BigDecimal(amount),
                Rules.NOW);
    }
}
