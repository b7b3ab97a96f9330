/**
 * The rules of writes: how each kind reacts to attempts that did not succeed, and what settling them needs to know. Not
 * exported.
 *
 * <p>A {@link io.github.businesscentral.payments.internal.write.Write} is the operation. It begins a {@link
 * io.github.businesscentral.payments.internal.write.Settlement}: a request with its rules and the count of attempts whose
 * outcome is unknown. After an attempt that failed, the settlement decides the {@link
 * io.github.businesscentral.payments.internal.write.NextStep} by its {@link
 * io.github.businesscentral.payments.internal.write.WriteRules}, which may ask {@link
 * io.github.businesscentral.payments.internal.write.LookUps}. A write that is sent alone is sent by {@link
 * io.github.businesscentral.payments.internal.write.SingleWrite}; the members of a batch use the same settlements.
 *
 * <p>Exactly-once creates are the one kind that knows an entity: {@link
 * io.github.businesscentral.payments.internal.write.NumberedCreate.ExactlyOnce} reserves numbers from a {@link
 * io.github.businesscentral.payments.internal.write.JournalBook}, {@link
 * io.github.businesscentral.payments.internal.write.JournalLines} looks at the journal, and {@link
 * io.github.businesscentral.payments.internal.write.NumberedCreate} are the rules. The book also keeps creates and postings
 * apart: a posting takes lines away and frees their numbers, so neither is sent while one of the other kind may be executed
 * late.
 */
@NullMarked
package io.github.businesscentral.payments.internal.write;

import org.jspecify.annotations.NullMarked;
