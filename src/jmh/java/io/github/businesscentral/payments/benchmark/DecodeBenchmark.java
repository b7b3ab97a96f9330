package io.github.businesscentral.payments.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Decoding without a network: the rows of a page whose bytes are in memory. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
    @Param({"REFLECTIVE_MOSHI", "JDK_JACKSON", "OURS"})
    public Competitor competitor = Competitor.OURS;

    private PageDecoder decoder;

    @Setup
    public void prepare(Blackhole results) {
        decoder = competitor.decoder(Documents.value(Journal.OF_20_000), Journal.OF_20_000.rows());
        Warmup.of(this::decode, results);
    }

    @Benchmark
    public List<?> decode() {
        return decoder.decode();
    }
}
