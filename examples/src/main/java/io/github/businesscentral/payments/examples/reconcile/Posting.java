package io.github.businesscentral.payments.examples.reconcile;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Posts the statement's journal, if it holds what was noted and nothing else. */
final class Posting {
    private final Statement statement;
    private final Progress progress;
    private final StatementJournal journal;
    private final Settlement settlement;
    private final Clock clock;

    Posting(Statement statement, Progress progress, StatementJournal journal, Settlement settlement, Clock clock) {
        this.statement = statement;
        this.progress = progress;
        this.journal = journal;
        this.settlement = settlement;
        this.clock = clock;
    }

    /**
     * Posts, if there is something to post.
     *
     * @return why it could not; empty if it could or need not
     */
    Optional<String> post() {
        try {
            Map<Integer, CustomerPayment> there = journal.lines();
            settlement.settle(there);
            progress.save();
            return progress.has(State.ENTERED) ? hindrance(there).or(this::send) : Optional.empty();
        } catch (BusinessCentralException e) {
            return Optional.of("not posted: " + e.reason());
        }
    }

    private Optional<String> hindrance(Map<Integer, CustomerPayment> there) {
        Set<Integer> ours = statement.lines().stream()
                .filter(line -> progress.of(line).state() == State.ENTERED)
                .map(StatementLine::lineNumber)
                .collect(Collectors.toSet());
        String others = there.keySet().stream()
                .filter(number -> !ours.contains(number))
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            return Optional.of("not posted: somebody has added to the journal (line number " + others
                    + "). Move that elsewhere and run this again, or post the journal in Business Central");
        }
        // Posting frees the line numbers, and with its number free a late attempt would be entered a second time.
        return statement.lines().stream()
                .flatMap(line -> progress.of(line).lateUntil().stream())
                .filter(until -> until.isAfter(clock.instant()))
                .max(Instant::compareTo)
                .map(until ->
                        "not posted: an attempt that was not answered may still be executed. Run this again after "
                                + until.truncatedTo(ChronoUnit.SECONDS));
    }

    private Optional<String> send() {
        progress.change(State.ENTERED, State.POSTING);
        progress.save();
        try {
            journal.payments().post();
            return noted(State.POSTED, "");
        } catch (InvalidRequestException e) {
            return noted(State.ENTERED, "not posted, refused by Business Central: " + e.serverMessage());
        } catch (OutcomeUnknownException e) {
            return Optional.of("not known whether it was posted: run this again, and the journal is looked at");
        } catch (BusinessCentralException e) {
            return noted(State.ENTERED, "not posted: " + e.reason());
        }
    }

    private Optional<String> noted(State state, String why) {
        progress.change(State.POSTING, state);
        progress.save();
        return Optional.of(why).filter(words -> !words.isEmpty());
    }
}
