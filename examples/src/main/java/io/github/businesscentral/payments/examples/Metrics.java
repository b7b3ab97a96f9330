package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallListener;
import io.github.businesscentral.payments.examples.terminal.ExitStatus;
import io.github.businesscentral.payments.examples.terminal.Program;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A client that is watched by Micrometer: how many requests went out and how they ended, how long calls took and waited, and
 * the one number that should raise an alarm, writes of unknown outcome.
 *
 * <p>Uses a stand-in server inside the program, some of whose answers are lost, or the stand-in server at {@code
 * BC_ENDPOINT} with the journal {@code BC_JOURNAL_ID}.
 */
@Command(
        name = "Metrics",
        description = {
            "Creates and deletes five payments, and prints what Micrometer has counted meanwhile.",
            "",
            "Uses a stand-in server inside the program, some of whose answers are lost, or with LocalServer if"
                    + " BC_ENDPOINT and BC_JOURNAL_ID are set.",
            ""
        })
public final class Metrics implements Callable<Integer> {
    private static final int PAYMENTS = 5;
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("bc.calls", "calls by outcome, with retries and waits; set an alarm on UNKNOWN");
        MEANINGS.put("bc.attempts", "requests on the wire, by result; a call can need several");
        MEANINGS.put("bc.retry.waits", "pauses before another attempt");
        MEANINGS.put("bc.permit.waits", "waiting for the client's own rate limit");
        MEANINGS.put("bc.token.renewals", "getting access tokens");
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this help")
    private boolean help;

    public static void main(String[] args) {
        Program.run(new Metrics(), args);
    }

    @Override
    public Integer call() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Target target = target();
                CustomerPaymentsClient client =
                        target.clientBuilder().addListener(meters(registry)).build()) {
            System.out.println("Creates and deletes " + PAYMENTS + " payments in " + target + ".");
            JournalPayments journal = client.company(target.companyId()).journal(target.journalId());
            for (int i = 1; i <= PAYMENTS; i++) {
                CustomerPayment payment = journal.create(NewCustomerPayment.builder()
                        .customerNumber("10000")
                        .documentNumber("METRICS-" + i)
                        .externalDocumentNumber("METRICS-" + i)
                        .amountReceived(BigDecimal.valueOf(i))
                        .build());
                journal.delete(payment);
            }
        }
        print(registry, System.out);
        return ExitStatus.DONE;
    }

    private static Target target() {
        Target target = Target.of(System.getenv());
        if (target.isReal()) {
            throw new IllegalArgumentException("Metrics is for stand-in servers: unset the BC_… variables.");
        }
        if (target.kind() == Target.Kind.STAND_IN_ELSEWHERE) {
            return target;
        }
        target.close();
        return Target.troubledStandIn();
    }

    /** Counts events. The tags are few and of few values, as registries like them: paths have no keys in them. */
    private static CallListener meters(MeterRegistry registry) {
        return event -> {
            Tags tags = Tags.of("method", event.method(), "path", event.path());
            switch (event.type()) {
                case ATTEMPT_ENDED ->
                    registry.timer("bc.attempts", tags.and("result", result(event)))
                            .record(duration(event));
                case RETRY_WAIT -> registry.timer("bc.retry.waits", tags).record(duration(event));
                case PERMIT_WAIT -> registry.timer("bc.permit.waits").record(duration(event));
                case TOKEN_RENEWED -> registry.timer("bc.token.renewals").record(duration(event));
                case CALL_ENDED ->
                    registry.timer(
                                    "bc.calls",
                                    tags.and(
                                            "outcome",
                                            event.outcome().orElseThrow().name()))
                            .record(duration(event));
                default -> {
                    // Starts are for traces.
                }
            }
        };
    }

    private static String result(CallEvent event) {
        return event.status().isPresent()
                ? "HTTP " + event.status().getAsInt()
                : event.reason().orElse("failed");
    }

    private static Duration duration(CallEvent event) {
        return event.duration().orElse(Duration.ZERO);
    }

    private static void print(MeterRegistry registry, PrintStream out) {
        MEANINGS.forEach((name, meaning) -> {
            List<Timer> timers = registry.find(name).timers().stream()
                    .sorted(Comparator.comparing(Metrics::tags))
                    .toList();
            if (timers.isEmpty()) {
                return;
            }
            out.println();
            out.println(name + ": " + meaning);
            out.println("  count  mean ms   max ms");
            for (Timer timer : timers) {
                out.println(String.format(
                                Locale.ROOT,
                                "%7d%9.1f%9.1f  %s",
                                timer.count(),
                                timer.mean(TimeUnit.MILLISECONDS),
                                timer.max(TimeUnit.MILLISECONDS),
                                tags(timer))
                        .stripTrailing());
            }
        });
    }

    private static String tags(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(" "));
    }
}
