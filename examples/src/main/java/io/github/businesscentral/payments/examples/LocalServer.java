package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.Fault;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves the stand-in for Business Central over HTTP until it is stopped, and prints a line for each request. */
@Command(
        name = "LocalServer",
        description = "Serves a stand-in for Business Central on the loopback interface until it is stopped.")
public final class LocalServer implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "the port to listen on; any free one otherwise")
    private int port;

    @Option(
            names = "--seed-payments",
            paramLabel = "N",
            description = "adds N payments to the journal before the first request")
    private int payments;

    @Option(
            names = "--fault",
            paramLabel = "KIND[:COUNT|:CHANCE]",
            converter = FaultConverter.class,
            description =
                    "lets requests fail: all of them, the first COUNT, or some by CHANCE (such as 0.2), the same ones"
                            + " in every run; can be given several times. An unknown KIND lists those there are.")
    private List<Fault> faults = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    private final PrintStream out = System.out;

    public static void main(String[] args) {
        Program.run(new LocalServer(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        FakeBusinessCentral fake = Target.newStandIn();
        if (payments != 0) {
            fake.addPayments(fake.journalId(), payments);
        }
        faults.forEach(fake::addFault);
        fake.onAnswer(this::log);
        fake.webhooks().deliverInBackground();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake, port)) {
            String url = server.url().toString();
            out.println("listening on " + url.substring(0, url.length() - 1));
            out.println("company " + fake.companyId() + ", journal " + fake.journalId() + ", clearing account "
                    + Target.CLEARING_ACCOUNT + ", any bearer token; stop with Ctrl-C");
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private void log(FakeRequest request, FakeResponse response) {
        List<String> struck = response.faults();
        String outcome = response.isBrokenConnection() ? "no answer" : String.valueOf(response.status());
        String encoded = request.url().encodedQuery();
        String query = encoded == null ? "" : "?" + encoded;
        out.println(
                request + query + " -> " + outcome + (struck.isEmpty() ? "" : " (" + String.join(", ", struck) + ")"));
    }

    /** Reads a fault as the stand-in names it. */
    static final class FaultConverter implements ITypeConverter<Fault> {
        @Override
        public Fault convert(String value) {
            try {
                return Faults.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
