/**
 * What the library costs, beside what its users would otherwise write. {@link
 * io.github.businesscentral.payments.benchmark.Benchmarks} runs it all; {@link
 * io.github.businesscentral.payments.benchmark.Work} lists what is measured.
 */
@NullMarked
package io.github.businesscentral.payments.benchmark;

import org.jspecify.annotations.NullMarked;
