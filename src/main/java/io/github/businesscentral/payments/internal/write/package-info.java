/**
 * The kinds of writes, each with its row of the table that says what an attempt without success means ({@link
 * io.github.businesscentral.payments.internal.WriteRules}), and what settling them needs to know. Not exported.
 *
 * <p>Exactly-once creates are the one kind that knows an entity: {@link
 * io.github.businesscentral.payments.internal.write.ExactlyOnceCreate} reserves numbers from a {@link
 * io.github.businesscentral.payments.internal.write.JournalBook}, {@link
 * io.github.businesscentral.payments.internal.write.JournalLines} looks at the journal, and {@link
 * io.github.businesscentral.payments.internal.write.NumberedCreate} are the rules. The book also keeps creates and postings
 * apart: a posting takes lines and frees their numbers, so that neither is sent while one of the other kind may come late.
 *
 * <p>Nothing here sends or waits: requests go through the {@link io.github.businesscentral.payments.internal.Session} of the
 * call, and what carries out calls knows none of these kinds by name.
 */
@NullMarked
package io.github.businesscentral.payments.internal.write;

import org.jspecify.annotations.NullMarked;
