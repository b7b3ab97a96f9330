package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.CallEvent;
import io.github.businesscentral.payments.call.CallListener;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A client that is watched by Micrometer: how many requests went out and how they ended, how long calls took and waited, and
 * the one number that should raise an alarm, writes of unknown outcome.
 *
 * <p>Works in an embedded stand-in server, some of whose answers are lost on the way.
 */
public final class Metrics {
    private Metrics() {}

    public static void main(String[] args) {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (Target target = Target.troubledStandIn();
                CustomerPaymentsClient client =
                        target.clientBuilder().addListener(meters(registry)).build()) {
            JournalPayments journal = client.company(target.companyId()).journal(target.journalId());
            for (int i = 1; i <= 5; i++) {
                CustomerPayment payment = journal.create(NewCustomerPayment.builder()
                        .customerNumber("10000")
                        .externalDocumentNumber("METRICS-" + i)
                        .amountReceived(BigDecimal.valueOf(i))
                        .build());
                journal.delete(payment);
            }
        }
        print(registry, System.out);
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
        registry.getMeters().stream()
                .sorted(Comparator.comparing(meter -> meter.getId().toString()))
                .forEach(meter -> out.printf(
                        Locale.ROOT,
                        "%-18s %-75s %s%n",
                        meter.getId().getName(),
                        tags(meter),
                        StreamSupport.stream(meter.measure().spliterator(), false)
                                .map(m -> String.format(
                                        Locale.ROOT,
                                        "%s %.3f",
                                        m.getStatistic().getTagValueRepresentation(),
                                        m.getValue()))
                                .collect(Collectors.joining(", "))));
    }

    private static String tags(Meter meter) {
        return meter.getId().getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(" "));
    }
}
