package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Calls over loopback on a warm connection: from the caller's values to the decoded answer. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {
    @Param
    public Competitor competitor = Competitor.OURS;

    @Param
    public Call call = Call.GET;

    private ServerProcess server;
    private PaymentClient client;

    @Setup
    public void start(Blackhole results) throws IOException {
        server = ServerProcess.start();
        client = competitor.open(server.root());
        Warmup.of(this::call, results);
    }

    @TearDown
    public void stop() {
        client.close();
        server.close();
    }

    @Benchmark
    public Object call() {
        return call.with(client);
    }
}
