package io.github.businesscentral.payments.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.PaymentJson;
import io.github.businesscentral.payments.odata.Field;
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
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** The cache does not change what is read. {@code -Dseed=…} sets the first seed. */
class DocumentCacheTest {
    private static final JsonAdapter<CustomerPayment> PAYMENTS = CustomerPayment.jsonAdapter();
    private static final long FIRST_SEED = Long.getLong("seed", 20260820L);
    private static final int RUNS = 50;

    @Test
    void valuesThatComeAgainAreTheSameObjects() throws IOException {
        List<CustomerPayment> rows = readAll(document(4, row -> PaymentJson.SAMPLE));

        CustomerPayment second = rows.get(1);
        assertThat(rows.subList(2, 4)).allSatisfy(row -> {
            assertThat(row.journalId()).isSameAs(second.journalId());
            assertThat(row.journalDisplayName()).isSameAs(second.journalDisplayName());
            assertThat(row.customerId().get()).isSameAs(second.customerId().get());
            assertThat(row.customerNumber()).isSameAs(second.customerNumber());
            assertThat(row.postingDate().get()).isSameAs(second.postingDate().get());
            assertThat(row.description()).isSameAs(second.description());
        });
    }

    @Test
    void noTwoDocumentsShareAnything() throws IOException {
        String json = document(3, row -> PaymentJson.SAMPLE);

        List<CustomerPayment> one = readAll(json);
        List<CustomerPayment> other = readAll(json);

        assertThat(other).isEqualTo(one);
        assertThat(other.get(2).customerId().get())
                .isNotSameAs(one.get(2).customerId().get());
        assertThat(other.get(2).description()).isNotSameAs(one.get(2).description());
    }

    @Test
    void eachPropertyHasItsOwnValues() throws IOException {
        List<CustomerPayment> rows = readAll(document(
                3,
                row -> "{\"postingDate\":\"2026-08-20\",\"comment\":\"2026-08-20\",\"description\":\"2026-08-20\"}"));

        assertThat(rows).allSatisfy(row -> {
            assertThat(row.postingDate().get()).hasToString("2026-08-20");
            assertThat(row.comment()).isEqualTo("2026-08-20");
        });
    }

    @Test
    void hundredsOfCustomersAreSharedWhateverTheirOrder() throws IOException {
        Random random = new Random(FIRST_SEED);

        assertCustomersAreShared(row -> random.nextInt(200));
        assertCustomersAreShared(row -> row % 200);
        assertCustomersAreShared(row -> row / 100);
    }

    private static void assertCustomersAreShared(IntUnaryOperator customerOf) throws IOException {
        List<CustomerPayment> rows = readAll(document(5000, row -> {
            int customer = customerOf.applyAsInt(row);
            return "{\"customerId\":\"75e545bc-f6f9-ef11-9344-%012x\",\"customerNumber\":\"%d\",\"description\":\"No. %d, Inc.\"}"
                    .formatted(customer, 10_000 + 10 * customer, customer);
        }));

        assertThat(objects(rows, row -> row.customerId().get())).isLessThan(rows.size() / 10);
        assertThat(objects(rows, CustomerPayment::customerNumber)).isLessThan(rows.size() / 10);
        assertThat(objects(rows, CustomerPayment::description)).isLessThan(rows.size() / 10);
    }

    @Test
    void whatHardlyRepeatsIsNotKept() throws IOException {
        List<CustomerPayment> rows =
                readAll(document(2000, row -> "{\"comment\":\"payment %d\"}".formatted(row % 1000)));

        assertThat(objects(rows, CustomerPayment::comment)).isEqualTo(rows.size());
    }

    @Test
    void aTextThatAllRowsHadIsReadRightWhenItChanges() throws IOException {
        List<String> journals = new ArrayList<>(Collections.nCopies(100, "\"CASHIN\""));
        journals.addAll(
                List.of("\"CASHIN2\"", "\"CASHI\"", "\"\"", "\"CASHIN\"", "null", "\"\\u0043ASHIN\"", "\"CASHIN\""));
        journals.addAll(Collections.nCopies(100, "\"OTHER\""));
        journals.add("\"OTHER\\n\"");

        List<CustomerPayment> rows =
                readAll(document(journals.size(), row -> "{\"journalDisplayName\":" + journals.get(row) + "}"));

        assertThat(rows)
                .extracting(CustomerPayment::journalDisplayName)
                .isEqualTo(journals.stream().map(DocumentCacheTest::text).toList());
        assertThat(objects(rows.subList(1, 100), CustomerPayment::journalDisplayName))
                .isEqualTo(1);
    }

    @Test
    void aTextThatAllRowsHadIsToldFromOneInSingleQuotes() throws IOException {
        JsonReader reader = JsonReader.of(new Buffer()
                .writeUtf8(document(101, row -> row < 100 ? "{\"comment\":\"a\"}" : "{\"comment\":'a\"b'}")));
        reader.setLenient(true);

        assertThat(readAll(reader).get(100).comment()).isEqualTo("a\"b");
    }

    @Test
    void aRowIsReadAsIfItStoodAlone() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            List<String> rows = rows(random);

            List<CustomerPayment> read = readAll(document(rows.size(), rows::get));

            List<CustomerPayment> alone = new ArrayList<>();
            for (String row : rows) {
                alone.add(PAYMENTS.fromJson(row));
            }
            assertThat(read).as("seed %d", seed).isEqualTo(alone);
            assertThat(read.stream().map(PAYMENTS::toJson))
                    .as("seed %d", seed)
                    .isEqualTo(alone.stream().map(PAYMENTS::toJson).toList());
        }
    }

    @Test
    void aRowIsRefusedAsIfItStoodAlone() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Random random = new Random(seed);
            List<String> rows = rows(random);
            String wrong = damaged(random, rows.get(random.nextInt(rows.size())));
            rows.add(wrong);

            String inDocument =
                    outcome(() -> readAll(document(rows.size(), rows::get)).get(rows.size() - 1));

            String alone = outcome(() -> readAll("[" + wrong + "]").get(0));
            assertThat(inDocument)
                    .as("seed %d: %s", seed, wrong)
                    .isEqualTo(alone.replace("$[0]", "$[" + (rows.size() - 1) + "]"));
        }
    }

    @Test
    void entitiesOfTwoTablesInOneDocumentKeepApart() throws IOException {
        EntityTable<Object> notes = new EntityTable<>("note");
        Field<Object, String> author = notes.text("author", 100, Access.READ_ONLY);
        JsonAdapter<PropertyValues<Object>> adapter = notes.json(note -> note, note -> note);
        String id = "59b250b8-d336-ee11-bdf5-000d3a5f89ca";
        JsonReader reader = JsonReader.of(new Buffer()
                .writeUtf8(document(
                        100, row -> row % 2 == 0 ? "{\"id\":\"" + id + "\"}" : "{\"author\":\"" + id + "\"}")));

        reader.beginArray();
        for (int row = 0; row < 100; row += 2) {
            assertThat(PAYMENTS.fromJson(reader).id()).hasToString(id);
            assertThat(adapter.fromJson(reader).get(author)).isEqualTo(id);
        }
        reader.endArray();
    }

    /** Rows that resemble one another: few values, most of the names in one order, some without, some with others. */
    private static List<String> rows(Random random) {
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
                "unknown",
                "a@odata.b",
                "lastModifiedDateTime"));
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < 120; row++) {
            if (random.nextInt(40) == 0) {
                Collections.shuffle(names, random);
            }
            int without = random.nextInt(10) == 0 ? random.nextInt(names.size()) : -1;
            List<String> shown = new ArrayList<>(names);
            if (without >= 0) {
                shown.remove(without);
            }
            if (random.nextInt(20) == 0) {
                // Whatever is unknown may stand twice.
                shown.add(random.nextBoolean() ? "unknown" : "a@odata.b");
            }
            rows.add(shown.stream()
                    .map(name -> "\"" + name + "\":" + value(random, name))
                    .collect(Collectors.joining(random.nextBoolean() ? "," : " , ", "{", "}")));
        }
        return rows;
    }

    private static String value(Random random, String name) {
        // Mostly the same value; now and then one of a few, or one of many.
        int variant = random.nextInt(10) < 8 ? 0 : random.nextBoolean() ? random.nextInt(5) : random.nextInt(1_000_000);
        if (variant == 3 && !name.equals("@odata.etag")) {
            return "null";
        }
        return switch (name) {
            case "@odata.etag" -> "\"W/\\\"%d\\\"\"".formatted(variant);
            case "id", "journalId", "customerId" -> "\"%08x-f6f9-ef11-9344-6045bdc8c234\"".formatted(variant);
            case "lineNumber" -> String.valueOf(variant);
            case "amount" -> "-" + variant + ".50";
            case "postingDate" -> variant == 4 ? "\"2024-02-29\"" : "\"20%02d-08-20\"".formatted(variant % 100);
            case "lastModifiedDateTime" -> "\"2026-08-20T09:15:%02d.%dZ\"".formatted(variant % 60, variant);
            default -> variant == 4 ? "\"\\u00e9\\t\\\"\"" : "\"text %d\"".formatted(variant);
        };
    }

    private static String damaged(Random random, String row) {
        int at = random.nextInt(row.length());
        return switch (random.nextInt(4)) {
            case 0 -> row.substring(0, at) + row.substring(at + 1);
            case 1 -> row.substring(0, at) + "\\" + row.substring(at);
            case 2 -> row.substring(0, at) + "x" + row.substring(at);
            default -> row.replaceFirst(":\"[^\"]*\"", ":7");
        };
    }

    private static String document(int rows, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String json) {
        return switch (json) {
            case "null" -> "";
            case "\"\\u0043ASHIN\"" -> "CASHIN";
            default -> json.replace("\"", "").replace("\\n", "\n");
        };
    }

    private static long objects(List<CustomerPayment> rows, Function<CustomerPayment, Object> property) {
        Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
        rows.forEach(row -> objects.add(property.apply(row)));
        return objects.size();
    }

    private static List<CustomerPayment> readAll(String json) throws IOException {
        return readAll(JsonReader.of(new Buffer().writeUtf8(json)));
    }

    private static List<CustomerPayment> readAll(JsonReader reader) throws IOException {
        List<CustomerPayment> read = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            read.add(PAYMENTS.fromJson(reader));
        }
        reader.endArray();
        return read;
    }

    private static String outcome(Reading reading) {
        try {
            return PAYMENTS.toJson(reading.read());
        } catch (Exception e) {
            return e.toString();
        }
    }

    private interface Reading {
        CustomerPayment read() throws IOException;
    }
}
