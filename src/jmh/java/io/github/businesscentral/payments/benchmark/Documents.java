package io.github.businesscentral.payments.benchmark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The documents that the server answers with ({@code business-central.md} 4.1). */
final class Documents {
    private Documents() {}

    /** The payment that is read, created and changed. */
    static byte[] entity(String root, BigDecimal amount) {
        return bytes("{" + context(root, Sample.JOURNAL, "/$entity") + Sample.entity(amount) + "}");
    }

    /** A page, with a link to the next one unless it is the last. */
    static byte[] page(String root, Journal journal, int page) {
        String link = page + 1 < journal.pages() ? ",\"@odata.nextLink\":\"" + journal.page(root, page + 1) + "\"" : "";
        return bytes("{" + context(root, journal, "") + "\"value\":[" + rows(journal, page, journal.rowsOfAPage()) + "]"
                + link + "}");
    }

    /** The rows of a journal's first page alone. */
    static byte[] value(Journal journal) {
        return bytes("{\"value\":[" + rows(journal, 0, journal.rowsOfAPage()) + "]}");
    }

    private static String context(String root, Journal journal, String kind) {
        String set = journal.payments(root).substring(root.length() + 1);
        return "\"@odata.context\":\"" + root + "/$metadata#" + set + kind + "\",";
    }

    private static String rows(Journal journal, int page, int count) {
        StringBuilder rows = new StringBuilder();
        RowWriter writer = new RowWriter(journal, page, rows);
        for (int i = 1; i <= count; i++) {
            rows.append(i == 1 ? "" : ",");
            writer.write(page * journal.rowsOfAPage() + i);
        }
        return rows.toString();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
