package io.github.businesscentral.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;

/**
 * Serves a list of any length and keeps none of it: all pages have the same rows, each a little different from the one
 * before.
 */
final class PageServer implements AutoCloseable {
    static {
        // Otherwise the end of a small answer waits for the acknowledgement of its beginning.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] rows;
    private final int pages;
    private final AtomicInteger served = new AtomicInteger();

    PageServer(int pages, int rowsOfAPage) throws IOException {
        this.pages = pages;
        this.rows = rows(rowsOfAPage).getBytes(StandardCharsets.UTF_8);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    HttpUrl root() {
        return HttpUrl.get("http://localhost:" + server.getAddress().getPort() + "/api/v2.0");
    }

    /** How many pages were asked for. */
    int served() {
        return served.get();
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder("{\"@odata.context\":\"x\",\"value\":[");
        for (int i = 0; i < count; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append(Payments.JSON
                            .replace("59b250b8-d336", String.format("%08x-d336", i))
                            .replace(":10000,", ":" + (i + 1) + ",")
                            .replace("BANK-77", "BANK-" + i)
                            .replace("1500.25", i + ".25"));
        }
        return rows.append("]").toString();
    }

    private void serve(HttpExchange exchange) throws IOException {
        served.incrementAndGet();
        HttpUrl url = root().resolve(exchange.getRequestURI().toString());
        String token = url.queryParameter("$skiptoken");
        int page = token == null ? 1 : Integer.parseInt(token) + 1;
        String link = ",\"@odata.nextLink\":\"" + url.newBuilder().setQueryParameter("$skiptoken", String.valueOf(page))
                + "\"}";
        byte[] end = (page < pages ? link : "}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; odata.metadata=minimal");
        exchange.sendResponseHeaders(200, rows.length + (long) end.length);
        try (OutputStream body = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
            body.write(rows);
            body.write(end);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
