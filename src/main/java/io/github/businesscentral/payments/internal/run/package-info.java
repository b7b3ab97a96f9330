/**
 * Carries out runs: each payment gets into the ledger once, and the state is a mark on the server. Not exported.
 *
 * <p>An import asks {@code RunIntake} what is to be done with many payments, by a few requests for all of them.
 *
 * <p>The package has two halves. The <em>decisions</em> are pure functions of what was read; they read and send nothing. The
 * <em>requests</em> around them read, send and wait. The tests search all schedules of several processes with the decisions
 * themselves ({@code RunModelTest}), and show for each rule the schedule that it prevents ({@code LeftOutRulesTest}). To change a
 * rule, change the model with it. The order of the requests matters as much as the decisions; each decision class states it.
 *
 * <table>
 * <caption>The rules of the design (its section 10), and where they are</caption>
 * <tr><th>Rule<th>Decisions<th>Requests
 * <tr><td>The run's journal: made for this run, its mark changed under an ETag
 *     <td>{@code Opening}, {@code JournalCode}, {@code Mark}, {@code MarkReading}, {@code MarkChange}
 *     <td>{@code RunJournals}
 * <tr><td>The key: line number and part follow from the document number
 *     <td>{@code LineKey}
 *     <td>{@code RunCreate}
 * <tr><td>1. Create in OPEN only, and read the mark again afterwards
 *     <td>{@code Creating}
 *     <td>{@code RunCreate}, {@code RunCreateRules}
 * <tr><td>2. What the ledger says about a payment
 *     <td>{@code LedgerFinding}, {@code internal.write.LedgerQuery}
 *     <td>{@code RunReader}
 * <tr><td>3. Seal
 *     <td>{@code Sealing}, {@code Seal}
 *     <td>{@code RunSeal}
 * <tr><td>4. and 5. Post with the account off, after a PATCH of one's own and a look
 *     <td>{@code RunPosting}, {@code Strays}
 *     <td>{@code RunPost}
 * <tr><td>6. POSTED or EMPTIED, by lines and ledger together
 *     <td>{@code RunPosting}, {@code SealedInLedger}
 *     <td>{@code RunPost}
 * <tr><td>7. The next generation
 *     <td>{@code Opening}
 *     <td>{@code RunJournals}, {@code ServerRun}
 * </table>
 *
 * <p>{@code ServerRun} is the run that a program gets. {@code RunContext} and {@code RunCalls} are what all its requests share.
 * {@code RunReader} does all reads, from the primary database.
 *
 * <p>The search over this code, and readers who attacked it, found schedules that the first draft of the rules allowed. So the code does
 * more than the draft:
 *
 * <ol>
 *   <li><strong>Two generations at once.</strong> A process opens generation 2 while a person deletes the posted generation 1
 *       and another process opens generation 1 anew, or the request that opened it is executed late. One payment could be sealed in
 *       both. So a process looks at the other journals after its own change to SEALING ({@code Sealing.decide}): each changes its own
 *       mark before it looks, so one of two sees the other. An empty generation does not keep the next one ({@code RunSeal}).
 *   <li><strong>A posting that is rolled back.</strong> The server may show lines as gone and entries in the ledger before the
 *       posting is committed. If it is rolled back, a mark POSTED or EMPTIED would be wrong. So both need a posting of one's own
 *       that was answered: it has waited for the locks of the other one. Or the entries must be older than a posting can be
 *       ({@code RunPosting.settle}). The lines are read again after the ledger; if they are back, the process starts to look anew.
 *       A create that finds its payment in the ledger looks at the mark again ({@code Creating.beforePost}).
 *   <li><strong>A cache that shows the account</strong> after it was taken off gives it to a line that enters. So the process waits
 *       between that change and its look at the lines ({@code RunPost.begin}).
 *   <li><strong>A run that is opened again</strong> after people have posted it: their posting has deleted a line that was not sealed,
 *       and its create would find the run open. So a create is confirmed only by the mark that it began with
 *       ({@code Creating.afterMark}).
 *   <li><strong>Lines that the process does not know.</strong> A process that has not seen the sealed lines cannot tell a stray from
 *       the rest of a seal of which people deleted a part. So it deletes nothing, and tells people; unless the ledger has all that was
 *       sealed, which it recognizes by a second digest ({@code SealedInLedger}), or the lines that came last are too many
 *       ({@code Strays}).
 * </ol>
 *
 * <p>Three things stand in the mark that the draft did not have. The <em>digest of the document numbers</em>. The <em>time of
 * sealing</em>: a process that never saw the lines asks the ledger for entries since then, and not since the last change of the mark,
 * which is its own. The <em>balancing account</em>, in the hash of the name: a process with another account would look for the payments
 * in vain. A create in a sealed journal confirms no posted payment, since the posting may still be rolled back.
 *
 * <p>People are asked where the rules do not decide. The guide <em>Exactly once</em> lists the cases.
 */
@NullMarked
package io.github.businesscentral.payments.internal.run;

import org.jspecify.annotations.NullMarked;
