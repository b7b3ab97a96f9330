package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A journal with a million lines in a heap of 1 GiB. {@code mvn -Plarge test} runs it and prints how long things take. */
@Tag("large")
class LargeJournalTest extends StandInTest {
    private static final int LINES = 1_000_000;
    private static final int LAST_LINE = LINES * 100;
    private static final Pattern NEXT_LINK = Pattern.compile("\"@odata\\.nextLink\":\"([^\"]+)\"");
    private static final Pattern LINE_NUMBER = Pattern.compile("\"lineNumber\":(\\d+)");

    @Test
    void aMillionPaymentsAreServedFromOneJournal() throws Exception {
        assertThat(Runtime.getRuntime().maxMemory()).as("heap").isLessThanOrEqualTo(1L << 30);
        timed("seed " + LINES, () -> fake.addPayments(fake.journalId(), LINES));
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            http = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
            root = server.url();

            timed("count", () -> assertThat(get(payments() + "/$count").text()).isEqualTo(String.valueOf(LINES)));
            timed("1,000 look-ups by line number", () -> lookUp("lineNumber eq ", 1_000));
            timed("1,000 creates", this::create);
            timed(
                    "one page of 20,000",
                    () -> assertThat(page(root + payments(), new ArrayList<>())).isNotNull());
            timed("walk all, in pages of 20,000", () -> assertThat(walk("")).isEqualTo(LINES + 1_000));
            timed(
                    "walk all, last line first",
                    () -> assertThat(walk("?$orderby=lineNumber desc")).isEqualTo(LINES + 1_000));
            timed(
                    "walk all by amount",
                    () -> assertThat(walk("?$orderby=amount,postingDate desc")).isEqualTo(LINES + 1_000));
            timed(
                    "filter that scans all",
                    () -> assertThat(get(payments() + "?$filter=endswith(externalDocumentNumber,'9999900')&$select=id")
                                    .values())
                            .hasSize(10));
            timed("expand all from the journal", this::expand);
        }
    }

    private void timed(String what, Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        Runtime runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        System.out.println(what + ": " + millis + " ms, heap " + used + " MiB");
    }

    private void lookUp(String condition, int times) {
        for (int i = 1; i <= times; i++) {
            int line = LAST_LINE / times * i;
            assertThat(get(payments() + "?$filter=" + condition + line).values())
                    .hasSize(1);
        }
    }

    private void create() {
        for (int i = 1; i <= 1_000; i++) {
            assertThat(created("{\"customerNumber\":\"10000\",\"amount\":-1}").lineNumber())
                    .isEqualTo(LAST_LINE + i * 10_000);
        }
    }

    private int walk(String query) throws Exception {
        int lines = 0;
        List<Integer> page = new ArrayList<>();
        String address = root + payments() + query;
        while (address != null) {
            page.clear();
            address = page(address, page);
            lines += page.size();
        }
        return lines;
    }

    /** Reads a page as it arrives, never all of it at once, and returns the link in it. */
    private String page(String address, List<Integer> lineNumbers) throws Exception {
        Request request = new Request.Builder()
                .url(address)
                .header("Authorization", "Bearer token")
                .build();
        String link = null;
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
            BufferedSource body = response.body().source();
            while (!body.exhausted()) {
                long end = body.indexOf((byte) '}');
                String piece = body.readUtf8(end < 0 ? body.getBuffer().size() : end + 1);
                Matcher line = LINE_NUMBER.matcher(piece);
                if (line.find()) {
                    lineNumbers.add(Integer.valueOf(line.group(1)));
                }
                Matcher next = NEXT_LINK.matcher(piece);
                link = next.find() ? next.group(1) : link;
            }
        }
        return link;
    }

    private void expand() throws Exception {
        List<Integer> lines = new ArrayList<>();
        String link =
                page(root + company() + "customerPaymentJournals?$expand=customerPayments($select=lineNumber)", lines);

        assertThat(link).isNull();
        assertThat(lines).hasSize(LINES + 1_000);
    }

    private interface Step {
        void run() throws Exception;
    }
}
