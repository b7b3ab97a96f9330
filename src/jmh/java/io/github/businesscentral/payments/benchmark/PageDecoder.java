package io.github.businesscentral.payments.benchmark;

import java.util.List;

/** Makes the rows of a document that is in memory. */
@FunctionalInterface
interface PageDecoder {
    List<?> decode();
}
