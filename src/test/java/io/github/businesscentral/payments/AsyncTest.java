package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.Payments.ID;
import static io.github.businesscentral.payments.Payments.draft;
import static io.github.businesscentral.payments.Payments.journal;
import static io.github.businesscentral.payments.RawServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallListener;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.PaymentRun;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("takes the first warning that the library logs for its own, and relies on the level")
class AsyncTest {
    private static final RawServer.Step OK = respond("200 OK", "", Payments.JSON);

    @Test
    void futureBringsTheValue() throws Exception {
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            CompletableFuture<CustomerPayment> payment =
                    journal(client).calls().get(ID).executeAsync();

            assertThat(payment.join().id()).isEqualTo(ID);
        }
    }

    /** More of them than calls run at a time. */
    @Test
    void whatHangsOnAFutureMayCallAndWait() throws Exception {
        try (RawServer server = new RawServer(OK);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            List<CompletableFuture<UUID>> chains = IntStream.range(0, 200)
                    .mapToObj(i -> journal(client)
                            .calls()
                            .get(ID)
                            .executeAsync()
                            .thenApply(first -> journal(client)
                                    .calls()
                                    .get(first.id())
                                    .executeAsync()
                                    .join()
                                    .id()))
                    .toList();

            assertThat(chains).allSatisfy(chain -> assertThat(chain.join()).isEqualTo(ID));
        }
    }

    @Test
    void whatHangsOnAFutureMayWalkAListAndImport() {
        try (ImportBench bench = new ImportBench()) {
            UUID line = bench.fake.addPayment(bench.fake.journalId(), Map.of("customerNumber", "10000"));
            PaymentRun run = bench.run(1, builder -> builder.rateLimit(RateLimit.unlimited()));
            try (CustomerPaymentsClient client = bench.client(builder -> builder.rateLimit(RateLimit.unlimited()))) {
                JournalPayments journal = client.company(bench.fake.companyId()).journal(bench.fake.journalId());
                List<CompletableFuture<Boolean>> chains = IntStream.range(0, 150)
                        .mapToObj(i -> journal.calls()
                                .get(line)
                                .executeAsync()
                                .thenApply(found -> i % 50 == 0
                                        ? run.importAll(ImportBench.drafts(20), ImportOptions.defaults())
                                                .isAllBooked()
                                        : journal.list().prefetch().stream().count() == 1))
                        .toList();

                assertThat(chains).allSatisfy(chain -> assertThat(chain.join()).isTrue());
            }
        }
    }

    @Test
    void futureBringsTheFailureItself() throws Exception {
        try (RawServer server = new RawServer(respond("404 Not Found", "", ""));
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            CompletableFuture<CustomerPayment> payment =
                    journal(client).calls().get(ID).executeAsync();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(payment::join)
                    .withCauseInstanceOf(BusinessCentralException.class);
        }
    }

    @Test
    void cancellingTheFutureClosesItsSocket() throws Exception {
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            CompletableFuture<CustomerPayment> payment =
                    journal(client).calls().get(ID).executeAsync();
            server.awaitRequest();

            assertThat(payment.cancel(true)).isTrue();

            server.awaitPeerClosed();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void cancellingADerivedFutureReachesNothing() throws Exception {
        CountDownLatch derivedIsCancelled = new CountDownLatch(1);
        RawServer.Step afterCancel = connection -> {
            awaitUninterrupted(derivedIsCancelled);
            return OK.answer(connection);
        };
        try (RawServer server = new RawServer(afterCancel);
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            CompletableFuture<CustomerPayment> payment =
                    journal(client).calls().get(ID).executeAsync();

            payment.thenApply(CustomerPayment::id).cancel(true);
            derivedIsCancelled.countDown();

            assertThat(payment.join().id()).isEqualTo(ID);
        }
    }

    @Test
    void cancelledWriteThatMayHaveBeenExecutedIsLogged() throws Exception {
        CompletableFuture<String> logged = new CompletableFuture<>();
        Handler handler = new FirstWarning(logged);
        Logger log = Logger.getLogger("io.github.businesscentral.payments");
        log.addHandler(handler);
        try (RawServer server = new RawServer();
                CustomerPaymentsClient client = Payments.client(server.root()).build()) {
            CompletableFuture<CustomerPayment> payment = journal(client)
                    .calls()
                    .create(draft(), CreateMode.SERVER_NUMBERED)
                    .executeAsync();
            server.awaitRequest();

            payment.cancel(true);

            assertThat(logged.join()).contains("CALL_ENDED POST").contains("UNKNOWN");
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void cancelledWriteThatWasExecutedIsLoggedWithoutItsKeys() {
        CompletableFuture<String> logged = new CompletableFuture<>();
        Handler handler = new FirstWarning(logged);
        Logger log = Logger.getLogger("io.github.businesscentral.payments");
        log.addHandler(handler);
        CompletableFuture<CompletableFuture<CustomerPayment>> call = new CompletableFuture<>();
        CallListener late = event -> {
            if (event.type() == CallEvent.Type.CALL_ENDED && event.method().equals("POST")) {
                call.join().cancel(true);
            }
        };
        try (SettlingBench bench = new SettlingBench(builder -> builder.addListener(late))) {
            call.complete(bench.journal.calls().create(draft()).executeAsync());

            assertThat(logged.join())
                    .isEqualTo("A cancelled write was executed anyway: POST companies({id})"
                            + "/customerPaymentJournals({id})/customerPayments");
        } finally {
            log.removeHandler(handler);
        }
    }

    @Test
    void closingTheClientEndsRunningCallsTruthfully() throws Exception {
        try (RawServer server = new RawServer()) {
            CustomerPaymentsClient client = Payments.client(server.root()).build();
            CompletableFuture<CustomerPayment> read =
                    journal(client).calls().get(ID).executeAsync();
            server.awaitRequest();
            CompletableFuture<CustomerPayment> write = journal(client)
                    .calls()
                    .create(draft(), CreateMode.SERVER_NUMBERED)
                    .executeAsync();
            while (server.requests().size() < 2) {
                Thread.onSpinWait();
            }

            client.close();

            assertThat(read.handle((value, failure) -> failure).join()).isInstanceOf(TransportException.class);
            assertThat(write.handle((value, failure) -> failure).join()).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void closedClientRefusesCalls() throws Exception {
        try (RawServer server = new RawServer(OK)) {
            CustomerPaymentsClient client = Payments.client(server.root()).build();
            client.close();
            client.close();

            assertThatIllegalStateException()
                    .isThrownBy(() -> journal(client).get(ID))
                    .withMessageContaining("closed");
            assertThatIllegalStateException()
                    .isThrownBy(() -> journal(client).calls().get(ID).executeAsync());
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void closingTheClientLeavesTheUsersOkHttpOpen() throws Exception {
        OkHttpClient users = new OkHttpClient();
        try (RawServer server = new RawServer(OK)) {
            Payments.client(server.root()).httpClient(users).build().close();

            assertThat(users.dispatcher().executorService().isShutdown()).isFalse();
        }
    }

    @Test
    @Tag("process")
    void programThatForgetsToCloseEndsAfterItsWork() throws Exception {
        try (RawServer server = new RawServer(OK)) {
            Process program = new ProcessBuilder(
                            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ForgetfulProgram.class.getName(),
                            server.root().toString())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output =
                    new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(output.readLine()).isEqualTo("done " + ID);
            }

            assertThat(program.waitFor(2, TimeUnit.SECONDS)).isTrue();
            assertThat(program.exitValue()).isZero();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class FirstWarning extends Handler {
        private final CompletableFuture<String> message;

        private FirstWarning(CompletableFuture<String> message) {
            this.message = message;
        }

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                message.complete(new SimpleFormatter().formatMessage(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
