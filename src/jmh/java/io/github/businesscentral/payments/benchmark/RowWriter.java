package io.github.businesscentral.payments.benchmark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Writes payments as the server does, 15 properties in about 600 bytes. What repeats in a real journal repeats here: its
 * id, some 200 customers with their names, 30 dates. Ids, ETags, invoices and document numbers are each row's own. The
 * same in every run.
 */
final class RowWriter {
    private static final int CUSTOMERS = 200;
    private static final int DAYS = 30;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 8, 1);
    private static final List<String> NAMES = List.of(
            "Adatum Corporation", "Trey Research", "School of Fine Art", "Alpine Ski House", "Käse & Söhne GmbH");

    private final Journal journal;
    private final StringBuilder to;
    private final SplittableRandom random;

    RowWriter(Journal journal, int page, StringBuilder to) {
        this.journal = journal;
        this.to = to;
        this.random = new SplittableRandom(journal.ordinal() * 1_000L + page);
    }

    /** Writes the row with this number in its journal, counted from 1. */
    void write(int number) {
        int customer = random.nextInt(CUSTOMERS);
        LocalDate day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        to.append("{\"@odata.etag\":\"W/\\\"").append(etag()).append("\\\"\"");
        text("id", guid(random));
        text("journalId", journal.id());
        text("journalDisplayName", journal.code());
        number("lineNumber", number * 10_000L);
        text("customerId", guid(new SplittableRandom(customer)));
        text("customerNumber", 10_000 + customer * 10);
        text("postingDate", day);
        text("documentNumber", "PAY-" + (100_000 + number));
        text("externalDocumentNumber", "WIRE-" + (8_000_000 + number));
        number(
                "amount",
                BigDecimal.valueOf(-random.nextLong(100, 500_000), 2)
                        .stripTrailingZeros()
                        .toPlainString());
        text("appliesToInvoiceId", guid(random));
        text("appliesToInvoiceNumber", 103_000 + number);
        text("description", NAMES.get(customer % NAMES.size()) + " " + customer);
        text("comment", random.nextInt(10) == 0 ? "wire " + number : "");
        text("lastModifiedDateTime", modified(day));
        to.append('}');
    }

    private void text(String name, Object value) {
        to.append(",\"").append(name).append("\":\"").append(value).append('"');
    }

    private void number(String name, Object value) {
        to.append(",\"").append(name).append("\":").append(value);
    }

    private String etag() {
        String version = "'20;%020d1;00;'".formatted(random.nextLong(Long.MAX_VALUE));
        return Base64.getEncoder().encodeToString(version.getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID guid(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** A moment of the day with up to three digits of a second, without trailing zeros. */
    private String modified(LocalDate day) {
        int hour = random.nextInt(24);
        Instant second =
                day.atTime(hour, random.nextInt(60), random.nextInt(60)).toInstant(ZoneOffset.UTC);
        String fraction = BigDecimal.valueOf(random.nextInt(1, 1_000), 3)
                .stripTrailingZeros()
                .toPlainString();
        return second.toString().replace("Z", fraction.substring(1) + "Z");
    }
}
