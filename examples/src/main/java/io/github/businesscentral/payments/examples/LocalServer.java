package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.util.concurrent.CountDownLatch;

/** Serves the stand-in for Business Central over HTTP until it is stopped: {@code --port N}, by default any free port. */
public final class LocalServer {
    private LocalServer() {}

    public static void main(String[] args) throws InterruptedException {
        int port = port(args);
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake, port)) {
            String url = server.url().toString();
            System.out.println("listening on " + url.substring(0, url.length() - 1));
            System.out.println("company " + fake.companyId() + ", journal " + fake.journalId()
                    + ", any bearer token; stop with Ctrl-C");
            new CountDownLatch(1).await();
        }
    }

    private static int port(String[] args) {
        if (args.length == 0) {
            return 0;
        }
        if (args.length == 2 && args[0].equals("--port") && args[1].matches("\\d{1,5}")) {
            int port = Integer.parseInt(args[1]);
            if (port <= 65_535) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "Usage: LocalServer [--port N], with N from 0 to 65535; 0 is any free port.");
    }
}
