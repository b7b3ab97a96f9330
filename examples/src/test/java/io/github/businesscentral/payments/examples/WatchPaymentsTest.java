package io.github.businesscentral.payments.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchPaymentsTest {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
        @Override
        public void println(String line) {
            lines.add(line);
        }
    };

    private void awaitLine(String beginning) throws InterruptedException {
        String line;
        do {
            line = lines.poll(30, TimeUnit.SECONDS);
            assertThat(line).as("a line that begins with " + beginning).isNotNull();
        } while (!line.startsWith(beginning));
    }

    @Test
    void printsEachChangeAsItComes() throws Exception {
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        fake.webhooks().notifyAfter(Duration.ZERO);
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            Map<String, String> environment = Map.of("BC_ENDPOINT", server.url().toString());
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                    () -> Program.of(new WatchPayments(environment, out, stop)).execute());
            awaitLine("curl ");
            awaitLine("0 payments in all (STARTED)");
            awaitLine("up to date");

            UUID id = fake.addPayment(
                    fake.journalId(), Map.of("customerNumber", "10000", "documentNumber", "W-1", "amount", -100));
            fake.webhooks().deliverDue();
            awaitLine("CREATED  line 10000 of CASHIN, customer 10000, -100");
            fake.removePayment(id);
            fake.webhooks().deliverDue();
            awaitLine("DELETED  " + id + "  was deleted");
            stop.countDown();

            assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(ExitStatus.DONE);
            assertThat(fake.webhooks().subscriptions()).hasSize(1);
        }
    }

    @Test
    void aRealEnvironmentNeedsAnAddress() {
        Map<String, String> environment = Map.of(
                "BC_TENANT_ID", "contoso.example",
                "BC_ENVIRONMENT", "Sandbox",
                "BC_CLIENT_ID", UUID.randomUUID().toString(),
                "BC_CLIENT_SECRET", "secret",
                "BC_COMPANY_ID", UUID.randomUUID().toString());
        StringWriter errors = new StringWriter();

        int status = Program.of(new WatchPayments(environment, out, stop))
                .setErr(new PrintWriter(errors, true))
                .execute();

        assertThat(status).isEqualTo(ExitStatus.NOT_DONE);
        assertThat(errors.toString()).contains("with --url");
    }
}
