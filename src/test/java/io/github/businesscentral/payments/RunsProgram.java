package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.chaos.RunJob;
import io.github.businesscentral.payments.chaos.RunPlan;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.testing.Switches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import okhttp3.HttpUrl;

/** A program that enters and posts runs in several companies, and prints what it has claimed. It can be killed at any time. */
final class RunsProgram {
    private static final Duration ATTEMPT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private RunsProgram() {}

    /**
     * Works until it has an outcome for each payment of its share. {@code args}: the start of the hastened time, the number of the
     * process, the number of its start, a seed; then for each company its root, id and plan.
     */
    public static void main(String[] args) {
        HastenedTime time = new HastenedTime(Instant.parse(args[0]));
        int process = Integer.parseInt(args[1]);
        Random random = new Random(Long.parseLong(args[3]));
        List<RunJob> jobs = new ArrayList<>();
        for (int i = 4; i < args.length; i += 3) {
            CustomerPaymentsClient client = client(HttpUrl.get(args[i]), time, args[1], random);
            RunPlan plan = RunPlan.parse(args[i + 2]);
            jobs.add(new RunJob(
                    client,
                    client.company(UUID.fromString(args[i + 1])),
                    plan,
                    plan.prefix() + args[2],
                    random,
                    payment -> Math.floorMod(payment.hashCode(), 3) != process,
                    System.out::println));
        }
        while (!jobs.isEmpty()) {
            jobs.get(random.nextInt(jobs.size())).step();
            jobs.removeIf(RunJob::isDone);
        }
        System.out.println("done");
        System.exit(0);
    }

    /** A client with times of its own: an attempt is given up after a real second, since sockets do not hurry. */
    static CustomerPaymentsClient client(HttpUrl root, HastenedTime time, String instance, Random random) {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root))
                .tokenProvider(Payments.renewedTokens())
                .rateLimit(RateLimit.unlimited())
                .random(random)
                .scheduler(time)
                .defaultOptions(RequestOptions.builder()
                        .attemptTimeout(ATTEMPT)
                        .deadline(DEADLINE)
                        .build())
                .addAttemptInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .header(Switches.INSTANCE_HEADER, instance)
                        .build()))
                .build();
    }
}
