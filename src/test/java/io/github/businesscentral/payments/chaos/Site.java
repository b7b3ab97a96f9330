package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.RequestOptions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A journal to write in.
 *
 * @param quiet whether nobody but the client under test writes in it
 * @param options what calls to it are told
 * @param lines the ids of the lines that the stand-in has in it
 */
record Site(JournalPayments journal, boolean quiet, RequestOptions options, Supplier<Set<UUID>> lines) {}
