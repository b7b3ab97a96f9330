package io.github.businesscentral.payments.internal.run;

import static io.github.businesscentral.payments.internal.run.ModelState.Fault.DEATH;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.JOURNAL_DELETED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.LOST_ANSWER;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.PERSON_DELETES_LINES;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.PERSON_POSTS;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.POSTING_REFUSED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.REOPENED;
import static io.github.businesscentral.payments.internal.run.ModelState.Fault.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.run.ModelState.Fault;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Searches every schedule of a few processes over the library's own decisions: no payment is twice in the ledger, none is
 * confirmed and lost, and the run can be posted from every state. What a state is, and which faults there are, is in
 * {@link RunModel}; what each rule is for, in {@link LeftOutRulesTest}. Each search prints how many states it has visited.
 *
 * <p>The searches tagged {@code large} take minutes: {@code mvn -Plarge -DskipLint test -Dtest=RunModelTest}.
 */
@Tag("slow")
class RunModelTest {
    // In a heap of a gigabyte.
    private static final int MOST_STATES = 8_000_000;

    @Test
    void twoProcessesAndOnePaymentWithTwoLostAnswers() {
        search(2, 1, false, LOST_ANSWER, LOST_ANSWER, DEATH);
    }

    @Test
    void twoProcessesAndTwoPayments() {
        search(2, 2, false, LOST_ANSWER);
    }

    @Test
    void threeProcessesAndOnePayment() {
        search(3, 1, false, LOST_ANSWER);
    }

    @Test
    void peopleAndADeletedJournal() {
        search(2, 1, false, LOST_ANSWER, PERSON_POSTS, JOURNAL_DELETED, ROLLED_BACK);
    }

    @Test
    void aRunThatIsReopenedAndPostingsThatAreRolledBack() {
        search(2, 2, false, PERSON_POSTS, REOPENED);
        search(2, 2, false, PERSON_POSTS, ROLLED_BACK);
    }

    @Test
    void twoPaymentsPeopleAndADeletedJournal() {
        search(2, 2, false, PERSON_POSTS, JOURNAL_DELETED);
    }

    @Test
    void postedCanBeReachedFromEveryState() {
        search(1, 1, true, LOST_ANSWER, LOST_ANSWER, PERSON_POSTS, POSTING_REFUSED, REOPENED, ROLLED_BACK);
        search(2, 1, true, LOST_ANSWER, DEATH);
        search(1, 2, true, LOST_ANSWER, LOST_ANSWER, PERSON_POSTS);
    }

    @Test
    @Tag("large")
    void twoProcessesAndTwoPaymentsWithEachFault() {
        search(2, 2, false, LOST_ANSWER, LOST_ANSWER, DEATH, DEATH);
        search(2, 2, false, LOST_ANSWER, LOST_ANSWER, PERSON_POSTS, JOURNAL_DELETED);
        search(2, 2, false, LOST_ANSWER, LOST_ANSWER, POSTING_REFUSED, REOPENED, ROLLED_BACK);
    }

    @Test
    @Tag("large")
    void threeProcessesAndOnePaymentWithEachFault() {
        search(3, 1, false, LOST_ANSWER, LOST_ANSWER, DEATH, DEATH);
        search(3, 1, false, LOST_ANSWER, LOST_ANSWER, PERSON_POSTS, JOURNAL_DELETED);
        search(3, 1, false, LOST_ANSWER, POSTING_REFUSED, REOPENED, ROLLED_BACK);
    }

    @Test
    @Tag("large")
    void twoProcessesAndOnePaymentWithAllFaultsAtOnce() {
        search(2, 1, false, Fault.values());
    }

    @Test
    @Tag("large")
    void postedCanBeReachedFromEveryStateOfLargerSettings() {
        search(2, 2, true, LOST_ANSWER);
        search(1, 1, true, Fault.values());
        search(2, 1, true, LOST_ANSWER, LOST_ANSWER, PERSON_POSTS, PERSON_DELETES_LINES);
    }

    private static void search(int processes, int payments, boolean goal, Fault... faults) {
        RunModel model = new RunModel(processes, payments, goal, new Rules());
        for (Fault fault : faults) {
            model.with(fault, (int) Arrays.stream(faults).filter(fault::equals).count());
        }
        Search search = new Search(model, MOST_STATES);

        Search.Result result = search.run(model.start());

        System.out.println(processes + " processes, " + payments + " payments, " + Arrays.toString(faults) + ": "
                + result.states() + " states" + (result.complete() ? "" : " and more, stopped there"));
        assertThat(result.fault()).as(result.toString()).isEmpty();
        if (goal) {
            assertThat(result.complete()).isTrue();
            Search.Result reached = search.goalFromEverywhere();
            assertThat(reached.fault()).as(reached.toString()).isEmpty();
        }
    }
}
