package io.github.businesscentral.payments.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path for rows does not change what is read, nor what is refused and where. {@code -Dseed=…} sets the first seed. */
class PageRowsTest {
    private static final long FIRST_SEED = Long.getLong("seed", 20260820L);
    private static final int RUNS = 60;
    private static final String ID = "\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"";

    private static String page(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining(",", "{\"value\":[", "]}"));
    }

    private static void assertSame(String what, ByteString page) {
        assertThat(BothPaths.outcome(BothPaths.FAST, page))
                .as(what)
                .isEqualTo(BothPaths.outcome(BothPaths.GENERAL, page));
    }

    @Test
    void rowsThatResembleOneAnotherAreReadAsByTheGeneralPath() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            List<String> rows = rows(new Random(seed));

            assertSame("seed " + seed, ByteString.encodeUtf8(page(rows.size(), rows::get)));
        }
    }

    @Test
    void damagedPagesAreRefusedAsByTheGeneralPath() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 20 * RUNS; seed++) {
            Random random = new Random(seed);
            List<String> rows = rows(random).subList(0, 30);
            byte[] page = page(rows.size(), rows::get).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            int at = random.nextInt(page.length);
            switch (random.nextInt(4)) {
                case 0 -> page[at] = (byte) random.nextInt(256);
                case 1 -> page[at] = (byte) "\"\\{}[],:0-.e ntf".charAt(random.nextInt(16));
                case 2 -> page[at] ^= (byte) (1 << random.nextInt(8));
                default -> page = java.util.Arrays.copyOf(page, at);
            }

            assertSame("seed " + seed, ByteString.of(page));
        }
    }

    /** Wherever the window ends, and whatever ends there. */
    @Test
    void rowsOfAllLengthsAreReadAsByTheGeneralPath() {
        for (int length : new int[] {0, 1, 7, 250, 4_000, 8_150, 8_192, 32_000, 32_767, 32_768, 70_000}) {
            for (int shift = 0; shift < 40; shift++) {
                String text = "x".repeat(length + shift);
                String page = page(12, row -> "{" + ID + ",\"comment\":\"" + (row % 3 == 1 ? text : "short") + "\"}");

                assertSame(length + "+" + shift, ByteString.encodeUtf8(page));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"amount\":007",
                "\"amount\":-",
                "\"amount\":1.",
                "\"amount\":1e3",
                "\"amount\":-0",
                "\"amount\":-0.00",
                "\"amount\":123456789012345678901234567890.12",
                "\"amount\":null",
                "\"amount\":true",
                "\"amount\":\"1.5\"",
                "\"lineNumber\":-10000",
                "\"lineNumber\":00",
                "\"lineNumber\":1.0",
                "\"lineNumber\":4294967296",
                "\"postingDate\":\"2024-02-29\"",
                "\"postingDate\":\"2023-02-29\"",
                "\"postingDate\":\"0000-01-01\"",
                "\"postingDate\":\"\"",
                "\"lastModifiedDateTime\":\"2026-12-31T23:59:60Z\"",
                "\"lastModifiedDateTime\":\"0001-01-01T00:00:00Z\"",
                "\"comment\":\"\"",
                "\"comment\":\"\\u0041\"",
                "\"comment\":\"caf\u00e9 \ud83d\ude00\"",
                "\"comment\":'a\"b'",
                "\"comment\" : \"a\"",
                "\"comment\":[]",
                "\"unknown\":{\"a\":[1,2]}",
                "\"@odata.etag\":\"W/\\\"abc\\\"\"",
                "\"@odata.etag\":\"*\"",
                "\"@odata.etag\":\"W/\\\"\\\"\"",
                "\"@odata.etag\":\"abc\"",
                "\"@etag\":\"W/\\\"abc\\\"\"",
                "\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\"",
                "\"customerId\":\"not-a-guid\"",
                "\"customerId\":\"00000000-0000-0000-0000-000000000000\""
            })
    void whatIsUnusualIsReadOrRefusedAsByTheGeneralPath(String property) {
        String usual = "{" + ID + ",\"comment\":\"usual\"}";

        for (int place = 0; place < 4; place++) {
            int special = place;
            assertSame(
                    "row " + place,
                    ByteString.encodeUtf8(page(4, row -> row == special ? "{" + ID + "," + property + "}" : usual)));
        }
    }

    @Test
    void aRowWithoutAnIdIsRefusedAtItsPlace() {
        String page = page(30, row -> row == 20 ? "{\"comment\":\"x\"}" : "{" + ID + "}");

        assertThat(BothPaths.outcome(BothPaths.FAST, ByteString.encodeUtf8(page)))
                .contains("$.value[20].id");
        assertSame("without an id", ByteString.encodeUtf8(page));
    }

    @Test
    void hundredsOfCustomersAreSharedWhateverTheirOrder() throws IOException {
        Random random = new Random(FIRST_SEED);

        assertCustomersAreShared(row -> random.nextInt(500));
        assertCustomersAreShared(row -> row % 500);
        assertCustomersAreShared(row -> row / 100);
        assertCustomersAreShared(row -> row < 1_000 ? row : row % 200);
    }

    private static void assertCustomersAreShared(IntUnaryOperator customerOf) throws IOException {
        List<CustomerPayment> rows = BothPaths.rows(page(20_000, row -> {
            int customer = customerOf.applyAsInt(row);
            return ("{%s,\"customerId\":\"75e545bc-f6f9-ef11-9344-%012x\",\"customerNumber\":\"%d\",\"description\":\"No. %d, Inc.\"}")
                    .formatted(ID, customer, 10_000 + 10 * customer, customer);
        }));

        assertThat(objects(rows, row -> row.customerId().get())).isLessThan(rows.size() / 4);
        assertThat(objects(rows, CustomerPayment::customerNumber)).isLessThan(rows.size() / 4);
        assertThat(objects(rows, CustomerPayment::description)).isLessThan(rows.size() / 4);
    }

    private static long objects(List<CustomerPayment> rows, Function<CustomerPayment, Object> property) {
        Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.forEach(row -> objects.add(property.apply(row)));
        return objects.size();
    }

    @Test
    void eachPropertyHasItsOwnValues() throws IOException {
        List<CustomerPayment> rows = BothPaths.rows(
                page(
                        5,
                        row -> "{" + ID
                                + ",\"postingDate\":\"2026-08-20\",\"comment\":\"2026-08-20\",\"description\":\"2026-08-20\"}"));

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.postingDate().get()).hasToString("2026-08-20");
            assertThat(row.comment()).isEqualTo("2026-08-20");
        });
        assertThat(objects(rows, CustomerPayment::comment)).isLessThan(5);
    }

    /** Rows that resemble one another: few values, most of the names in one order, some without, some with others. */
    static List<String> rows(Random random) {
        List<String> names = new ArrayList<>(List.of(
                "@odata.etag",
                "id",
                "journalId",
                "lineNumber",
                "customerId",
                "customerNumber",
                "postingDate",
                "amount",
                "description",
                "comment",
                "lastModifiedDateTime"));
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 120; row++) {
            if (random.nextInt(40) == 0) {
                Collections.shuffle(names, random);
            }
            List<String> shown = new ArrayList<>(names);
            if (random.nextInt(10) == 0) {
                shown.remove(names.get(random.nextInt(names.size())));
                shown.remove("id");
                shown.add("id");
            }
            if (random.nextInt(20) == 0) {
                shown.add(
                        List.of("unknown", "a@odata.b", "amount").get(random.nextInt(30) == 0 ? 2 : random.nextInt(2)));
            }
            String comma = random.nextInt(10) == 0 ? " , " : ",";
            rows.add(shown.stream()
                    .map(name -> "\"" + name + "\":" + value(random, name))
                    .collect(Collectors.joining(comma, "{", "}")));
        }
        return rows;
    }

    private static String value(Random random, String name) {
        // Mostly the same value; now and then one of a few, or one of many.
        int variant = random.nextInt(10) < 8 ? 0 : random.nextBoolean() ? random.nextInt(5) : random.nextInt(1_000_000);
        if (variant == 3 && !name.equals("@odata.etag") && !name.equals("id")) {
            return "null";
        }
        return switch (name) {
            case "@odata.etag" -> "\"W/\\\"%d\\\"\"".formatted(variant);
            case "id", "journalId", "customerId" -> "\"%08x-f6f9-ef11-9344-6045bdc8c234\"".formatted(variant);
            case "lineNumber" -> String.valueOf(variant);
            case "amount" -> "-" + variant + ".50";
            case "postingDate" -> variant == 4 ? "\"2024-02-29\"" : "\"20%02d-08-20\"".formatted(variant % 100);
            case "lastModifiedDateTime" -> "\"2026-08-20T09:15:%02d.%dZ\"".formatted(variant % 60, variant);
            default -> variant == 4 ? "\"\\u00e9\\t\\\"\"" : "\"text \u00e9 %d\"".formatted(variant);
        };
    }
}
