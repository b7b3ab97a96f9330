package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.RequestOptions;

/**
 * A journal to write in.
 *
 * @param quiet whether nobody but the client under test writes in it
 * @param options what calls to it are told
 */
record Site(JournalPayments journal, boolean quiet, RequestOptions options) {}
