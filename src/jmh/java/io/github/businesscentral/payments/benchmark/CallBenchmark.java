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

/** Calls over loopback on a warm connection: from the caller's values to the decoded answer. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {
    @Param
    public Competitor competitor = Competitor.OURS;

    private ServerProcess server;
    private PaymentClient client;

    @Setup
    public void start() throws IOException {
        server = ServerProcess.start();
        client = competitor.open(server.root());
    }

    @TearDown
    public void stop() {
        client.close();
        server.close();
    }

    @Benchmark
    public Object getOne() {
        return client.get();
    }

    @Benchmark
    public Object createOne() {
        return client.create();
    }

    @Benchmark
    public Object patchOne() {
        return client.patch();
    }

    @Benchmark
    public Object pageOf1000() {
        return client.page(Journal.OF_1_000);
    }

    @Benchmark
    public Object pageOf20000() {
        return client.page(Journal.OF_20_000);
    }

    @Benchmark
    public long walkOf100000() {
        long rows = client.walk(Journal.OF_100_000);
        if (rows < Journal.OF_100_000.rows()) {
            throw new IllegalStateException("The walk ended after " + rows + " rows");
        }
        return rows;
    }
}
