package io.github.businesscentral.payments.benchmark;

import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * The stand-in server as a program of its own, which takes its time: 100 ms for each request, as a server across the network
 * does. Prints the address of its journal's company, and of the journal, and ends when its standard input does.
 */
final class LatentServer {
    static final Duration LATENCY = Duration.ofMillis(100);

    private LatentServer() {}

    public static void main(String[] args) throws IOException {
        // Ten minutes behind, and more: what was entered is not young any more when it is imported again.
        FakeBusinessCentral fake = FakeBusinessCentral.builder()
                .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11)))
                .requestsKept(1)
                .build();
        fake.addAccount("9990", "Clearing");
        fake.addFault(Faults.custom("latency", LatentServer::answered));
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake)) {
            System.out.println(server.url() + " " + fake.companyId() + " " + fake.journalId());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** What the stand-in takes itself is part of the time. */
    private static FakeResponse answered(FakeRequest request, Function<FakeRequest, FakeResponse> server) {
        long from = System.nanoTime();
        FakeResponse answer = server.apply(request);
        Duration left = LATENCY.minusNanos(System.nanoTime() - from);
        return left.isNegative() ? answer : answer.withDelay(left);
    }
}
