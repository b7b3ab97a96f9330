package io.github.businesscentral.payments.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.examples.terminal.SafeText;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.webhook.Change;
import io.github.businesscentral.payments.webhook.ClientState;
import io.github.businesscentral.payments.webhook.SubscriptionKeeper;
import io.github.businesscentral.payments.webhook.Watcher;
import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints each change of the payments as the server tells it; the web server of the JDK receives the notifications. */
@Command(
        name = "WatchPayments",
        description = {
            "Prints each change of the payments of a company until it is stopped.",
            "",
            "Uses a stand-in server inside the program. Set BC_ENDPOINT for LocalServer, or BC_TENANT_ID,"
                    + " BC_ENVIRONMENT, BC_CLIENT_ID, BC_CLIENT_SECRET and BC_COMPANY_ID for a real environment, which needs"
                    + " --url. BC_WEBHOOK_SECRET, of at least 32 characters, lets the next start find the subscription.",
            ""
        })
public final class WatchPayments implements Callable<Integer> {
    private static final Duration SOON = Duration.ofSeconds(2);

    @Option(names = "--port", paramLabel = "N", description = "the port to receive at; any free one otherwise")
    private int port;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the address at which the server reaches this program, such as"
                    + " https://payments.example.com/bc; by default a port of this machine")
    private HttpUrl url;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final CountDownLatch stopped;

    WatchPayments(Map<String, String> environment, PrintStream out, CountDownLatch stopped) {
        this.environment = environment;
        this.out = out;
        this.stopped = stopped;
    }

    public static void main(String[] args) {
        Program.run(new WatchPayments(System.getenv(), System.out, new CountDownLatch(1)), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ExecutorService work = Executors.newSingleThreadExecutor();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        try (Target target = target();
                CustomerPaymentsClient client = target.newClient()) {
            if (target.isReal() && url == null) {
                throw new IllegalArgumentException("A real environment cannot reach this machine by itself."
                        + " Give the address that leads here with --url.");
            }
            CompanyPayments company = client.company(target.companyId());
            WebhookReceiver receiver = WebhookReceiver.builder(clientState(), work)
                    .watch(company.webhookResource(CustomerPayment.class), new Printing(company))
                    .build();
            server.createContext("/", exchange -> answer(receiver, exchange));
            server.start();
            out.println("Watching the payments in " + target + ".");
            SubscriptionKeeper keeper = client.subscriptions().keep(address(server), receiver);
            try (keeper) {
                if (!target.isReal()) {
                    explain(target, company);
                }
                stopped.await();
            }
            return ExitStatus.DONE;
        } finally {
            server.stop(0);
            work.shutdownNow();
        }
    }

    /** A stand-in inside notifies after two seconds instead of thirty. */
    private Target target() {
        if (environment.keySet().stream()
                .anyMatch(name -> name.startsWith("BC_") && !name.equals("BC_WEBHOOK_SECRET"))) {
            return Target.of(environment);
        }
        FakeBusinessCentral fake = Target.newStandIn();
        fake.webhooks().notifyAfter(SOON).deliverInBackground();
        return Target.standIn(fake);
    }

    /** Without a secret of its own, each start makes a subscription of its own; the one before expires after three days. */
    private ClientState clientState() {
        String secret = environment.getOrDefault("BC_WEBHOOK_SECRET", "");
        if (!secret.isEmpty()) {
            return ClientState.of(secret);
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return ClientState.of(random);
    }

    private HttpUrl address(HttpServer server) {
        return url == null
                ? HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/bc")
                : url;
    }

    private void explain(Target target, CompanyPayments company) {
        UUID journal = target.journal()
                .orElseGet(() -> company.journals().list().first().orElseThrow().id());
        out.println("Make a change in a second terminal, and stop this with Ctrl-C:");
        out.println("curl -H 'Authorization: Bearer any' -H 'Content-Type: application/json'"
                + " -d '{\"customerNumber\":\"10000\",\"amount\":-100}' '" + target.endpoint() + "/companies("
                + company.id() + ")/customerPaymentJournals(" + journal + ")/customerPayments'");
    }

    private static void answer(WebhookReceiver receiver, HttpExchange exchange) throws IOException {
        try (exchange) {
            WebhookResponse answer = receiver.receive(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders()::getFirst,
                    exchange.getRequestBody());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), 0); // of any length
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Prints what it hears. Texts of the server can have characters that a terminal obeys. */
    private final class Printing implements Watcher<CustomerPayment> {
        private final CompanyPayments company;

        private Printing(CompanyPayments company) {
            this.company = company;
        }

        @Override
        public void changed(Change<CustomerPayment> change) {
            change.id().ifPresentOrElse(id -> printOne(change.type(), id), () -> printCount("many changes"));
        }

        private void printOne(Change.Type type, UUID id) {
            try {
                CustomerPayment payment = company.get(id);
                out.println(type + "  "
                        + SafeText.of("line " + payment.lineNumber() + " of " + payment.journalDisplayName()
                                + ", customer " + payment.customerNumber() + ", "
                                + payment.amount().toPlainString()));
            } catch (NotFoundException gone) {
                out.println(type + "  " + id + "  was deleted or posted, or is not a payment");
            }
        }

        private void printCount(String why) {
            out.println(company.allPayments().stream().count() + " payments in all (" + why + ")");
        }

        @Override
        public void gap(Gap why) {
            printCount(why.toString());
        }

        @Override
        public void inStep(Instant asOf) {
            out.println("up to date as of " + asOf);
        }

        @Override
        public void failed(RuntimeException failure) {
            out.println("will be tried again: " + SafeText.of(String.valueOf(failure.getMessage())));
        }
    }
}
