/**
 * The rules of writes: how each kind reacts to attempts that did not succeed, and the knowledge that settling them needs. Not
 * exported.
 *
 * <p>A {@link io.github.businesscentral.payments.internal.write.Write} is the operation. It begins a {@link
 * io.github.businesscentral.payments.internal.write.Settlement}: a request with its rules and the number of attempts with an
 * unknown outcome. After a failed attempt, the settlement decides the {@link
 * io.github.businesscentral.payments.internal.write.NextStep} by its {@link
 * io.github.businesscentral.payments.internal.write.WriteRules}, which may use {@link
 * io.github.businesscentral.payments.internal.write.LookUps}. {@link
 * io.github.businesscentral.payments.internal.write.SingleWrite} sends a single write. The members of a batch use the same
 * settlements.
 *
 * <p>Only exactly-once creates know a specific entity. {@link
 * io.github.businesscentral.payments.internal.write.NumberedCreate.ExactlyOnce} reserves numbers from a {@link
 * io.github.businesscentral.payments.internal.write.JournalBook}, {@link
 * io.github.businesscentral.payments.internal.write.JournalLines} reads the journal, and {@link
 * io.github.businesscentral.payments.internal.write.NumberedCreate} contains the rules. The book also keeps creates and postings
 * apart. A posting removes lines and frees their numbers, so neither kind is sent while the server may still execute one of the
 * other kind.
 */
@NullMarked
package io.github.businesscentral.payments.internal.write;

import org.jspecify.annotations.NullMarked;
