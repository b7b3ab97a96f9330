package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.Map;

/** A way to measure a work for all competitors that can do it, taking turns, so that their ratios mean something. */
@FunctionalInterface
interface Measuring {
    Map<Competitor, Measurement> measure(Run run) throws IOException;
}
