/**
 * Implements runs: each payment is posted to the ledger once, and the state is a mark on the server. Not exported.
 *
 * <p>For an import, {@code RunIntake} decides what each of many payments needs, with few requests for all of them.
 *
 * <p>The package has two halves. The <em>decisions</em> are pure functions of what was read; they send nothing. The
 * <em>requests</em> around them read, send and wait. The tests run the decisions in all schedules of several processes ({@code
 * RunModelTest}), and show for each rule a schedule that it prevents ({@code LeftOutRulesTest}). If you change a rule, change the
 * model too. The order of the requests matters as much as the decisions; each decision class states it.
 *
 * <table>
 * <caption>The rules of the design (its section 10), and where they are</caption>
 * <tr><th>Rule<th>Decisions<th>Requests
 * <tr><td>The run's journal: created for this run, its mark changed under an ETag
 *     <td>{@code Opening}, {@code JournalCode}, {@code Mark}, {@code MarkReading}, {@code MarkChange}
 *     <td>{@code RunJournals}
 * <tr><td>The key: line number and part follow from the document number
 *     <td>{@code LineKey}
 *     <td>{@code RunCreate}
 * <tr><td>1. Create in OPEN only, and read the mark again afterwards
 *     <td>{@code Creating}
 *     <td>{@code RunCreate}, {@code RunCreateRules}
 * <tr><td>2. Search the ledger for a payment
 *     <td>{@code LedgerFinding}, {@code internal.write.LedgerQuery}
 *     <td>{@code RunReader}
 * <tr><td>3. Seal
 *     <td>{@code Sealing}, {@code Seal}
 *     <td>{@code RunSeal}
 * <tr><td>4. and 5. Post without the account, after the process's own PATCH and a read of the lines
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
 * <p>{@code ServerRun} implements the public interface. All its requests share {@code RunContext} and {@code RunCalls}. {@code
 * RunReader} does all reads, from the primary database.
 *
 * <p>The search over this code, and reviewers who tried to break it, found schedules that the first draft of the rules allowed.
 * The code therefore does more than the draft:
 *
 * <ol>
 *   <li><strong>Two generations at once.</strong> A process opens generation 2 while a person deletes the posted generation 1 and
 *     another process opens generation 1 again, or the request that opened it is executed late. One payment could be sealed in both.
 *     A process therefore reads the other journals after its own change to SEALING ({@code Sealing.decide}). Each process changes its
 *     own mark before it reads, so one of two sees the other. An empty generation does not block the next one ({@code RunSeal}).
 *   <li><strong>A posting that is rolled back.</strong> The server may show lines as gone and entries in the ledger before the posting
 *     is committed. If it is rolled back, a mark POSTED or EMPTIED would be wrong. Both therefore need an answered posting of this
 *     process, which has waited for the locks of the other one. Otherwise the entries must be older than the longest posting
 *     ({@code RunPosting.settle}). The lines are read again after the ledger; if they are back, the process starts over. A create that
 *     finds its payment in the ledger reads the mark again ({@code Creating.beforePost}).
 *   <li><strong>A cache that still returns the account</strong> after it was removed copies it to a new line. The process therefore
 *     waits between that change and its read of the lines ({@code RunPost.begin}).
 *   <li><strong>A run that is reopened</strong> after people posted it. Their posting deleted a line that was not sealed, and its create
 *     would find the run open. A create is therefore confirmed only by the mark that it began with ({@code Creating.afterMark}).
 *   <li><strong>Lines that the process does not know.</strong> A process that has not seen the sealed lines cannot tell a stray from
 *     the rest of a seal of which people deleted a part. It therefore deletes nothing and reports the lines to people, with two
 *     exceptions: the ledger has all sealed payments, which the process recognizes by a second digest ({@code SealedInLedger}), or the
 *     lines that came last are too many ({@code Strays}).
 * </ol>
 *
 * <p>The mark contains three values that the draft did not have. The <em>digest of the document numbers</em> is one. The <em>time
 * of sealing</em> is the second: a process that never saw the lines reads the ledger entries since then, not since the last
 * change of the mark, which is its own. The third is the <em>balancing account</em>, in the hash of the name: a process with
 * another account would not find the payments. A create in a sealed journal confirms no posted payment, because the posting may
 * still be rolled back.
 *
 * <p>Where the rules do not decide, people must. The guide <em>Exactly once</em> lists the cases.
 */
@NullMarked
package io.github.businesscentral.payments.internal.run;

import org.jspecify.annotations.NullMarked;
