package io.github.businesscentral.payments.benchmark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whole answers, head and body, by the line of the request. Each is made once, when it is first asked for. */
final class Answers {
    private static final Pattern SKIP_TOKEN = Pattern.compile("skiptoken=(\\d+)");

    private final String root;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    /** Makes answers whose links begin with {@code root}. */
    Answers(String root) {
        this.root = root;
    }

    byte[] to(String requestLine) {
        return made.computeIfAbsent(requestLine, this::answer);
    }

    private byte[] answer(String requestLine) {
        String target = requestLine.split(" ")[1];
        if (requestLine.startsWith("POST ")) {
            return answer("201 Created", Documents.entity(root, Sample.AMOUNT));
        }
        BigDecimal amount = requestLine.startsWith("PATCH ") ? Sample.CHANGED_AMOUNT : Sample.AMOUNT;
        return answer("200 OK", target.endsWith(")") ? Documents.entity(root, amount) : page(target));
    }

    private byte[] page(String target) {
        Journal journal = Arrays.stream(Journal.values())
                .filter(each -> target.contains(each.id().toString()))
                .findAny()
                .orElseThrow();
        // Other options, such as an order, change nothing here.
        Matcher token = SKIP_TOKEN.matcher(target);
        return Documents.page(root, journal, token.find() ? Integer.parseInt(token.group(1)) : 0);
    }

    private static byte[] answer(String status, byte[] body) {
        String text = "HTTP/1.1 " + status + "\r\nContent-Type: application/json; odata.metadata=minimal\r\n"
                + "OData-Version: 4.0\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] head = text.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
