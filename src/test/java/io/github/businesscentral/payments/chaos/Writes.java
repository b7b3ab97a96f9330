package io.github.businesscentral.payments.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.call.PostOutcome;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Makes calls and notes what they tell: a success, a refusal that leaves all as it was, or that it is not known. */
final class Writes {
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(16);
    private static final String BLOCKED_CUSTOMER = "40000";

    private final Tally tally;
    private final Time time;
    private int calls;

    Writes(Tally tally, Time time) {
        this.tally = tally;
        this.time = time;
    }

    /** How many calls were made so far. */
    int calls() {
        return calls;
    }

    void create(Expectation line) {
        outcome(
                        "create",
                        line.site(),
                        calls -> calls.create(line.draft()),
                        failure -> line.createUnknown(failure, latest()),
                        refusal -> assertThat(line.site().quiet() && refusal instanceof DuplicateKeyException)
                                .as("%s found its number taken where nobody else writes", line)
                                .isFalse())
                .ifPresent(response -> {
                    CreateOutcome how = response.createOutcome().orElseThrow();
                    tally.count("create " + how);
                    assertThat(how).as("%s", line).isNotEqualTo(CreateOutcome.ALREADY_EXISTED);
                    line.created(response.value(), late(response));
                });
    }

    private Instant latest() {
        return time.now().plus(LATEST_COMMIT);
    }

    private static Instant late(ApiResponse<?> response) {
        return response.lateCommitPossibleUntil().orElse(Instant.MIN);
    }

    /** Creates what is there, as a job does that is started again; the call must find it unless it was changed meanwhile. */
    void rerun(Expectation line) {
        outcome(
                        "rerun",
                        line.site(),
                        calls -> calls.create(line.draft()),
                        failure -> line.comesLateUntil(latest()),
                        refusal -> assertThat(refusal instanceof DuplicateKeyException && !line.isUpdated())
                                .as("%s was not recognised", line)
                                .isFalse())
                .ifPresent(response -> {
                    CreateOutcome how = response.createOutcome().orElseThrow();
                    tally.count("rerun " + how);
                    assertThat(how).as("%s", line).isNotEqualTo(CreateOutcome.CREATED);
                    assertThat(response.value().id())
                            .as("%s", line)
                            .isEqualTo(line.payment().id());
                    line.comesLateUntil(late(response));
                });
    }

    /** Creates a payment that breaks a rule of the business. */
    void refused(Expectation line) {
        Optional<ApiResponse<CustomerPayment>> answer = outcome(
                "create for a blocked customer",
                line.site(),
                calls -> calls.create(line.draft().toBuilder()
                        .customerNumber(BLOCKED_CUSTOMER)
                        .build()),
                failure -> {},
                refusal -> {});
        assertThat(answer).isEmpty();
    }

    /** Updates what was read. */
    void update(Expectation line, Content wanted) {
        updateBy("update", line, wanted, calls -> calls.update(line.payment(), wanted.patch()));
    }

    /** Updates by a function of what is there. */
    void change(Expectation line, Content wanted) {
        updateBy("change", line, wanted, calls -> calls.update(line.payment().id(), now -> wanted.patch()));
    }

    /**
     * Overwrites what is there. An attempt that was not answered would overwrite what is written later, too; exactly-once.md
     * says so under "Where the promise ends".
     */
    void overwrite(Expectation line, Content wanted) {
        Optional<ApiResponse<CustomerPayment>> answer = updateBy(
                "overwrite", line, wanted, calls -> calls.update(line.payment().id(), ETag.ANY, wanted.patch()));
        if (line.isUnknown()
                || answer.filter(response -> response.attempts() > 1).isPresent()) {
            line.isToBeLeftAlone();
        }
    }

    private Optional<ApiResponse<CustomerPayment>> updateBy(
            String what,
            Expectation line,
            Content wanted,
            Function<JournalPayments.Calls, ApiCall<CustomerPayment>> call) {
        Optional<ApiResponse<CustomerPayment>> answer = outcome(
                what,
                line.site(),
                call,
                failure -> line.updateUnknown(wanted, failure),
                refusal -> notFoundUnlessDisturbed(line, refusal));
        answer.ifPresent(response -> {
            tally.count(what + " SUCCEEDED");
            assertThat(wanted.isIn(response.value()))
                    .as("%s is to be %s and is %s", line, wanted, response.value())
                    .isTrue();
            line.updated(wanted, response.value());
        });
        return answer;
    }

    /** Nobody else changes a line, and it does not disappear where nobody else writes. */
    private static void notFoundUnlessDisturbed(Expectation line, BusinessCentralException refusal) {
        assertThat(refusal).as("%s", line).isNotInstanceOf(ConcurrentChangeException.class);
        if (refusal instanceof NotFoundException) {
            assertThat(line.site().quiet()).as("%s was lost", line).isFalse();
            line.lost();
        }
    }

    void increase(Site site, Counter counter, String comment) {
        outcome(
                        "increase",
                        site,
                        calls -> calls.update(counter.id(), now -> Counter.more(now, comment)),
                        failure -> counter.perhapsIncreased(),
                        refusal -> assertThat(refusal).isNotInstanceOf(NotFoundException.class))
                .ifPresent(response -> {
                    tally.count("increase SUCCEEDED");
                    counter.increased();
                });
    }

    void delete(Expectation line) {
        outcome(
                        "delete",
                        line.site(),
                        calls -> calls.delete(line.payment()),
                        line::deleteUnknown,
                        refusal -> notFoundUnlessDisturbed(line, refusal))
                .ifPresent(response -> {
                    tally.count("delete " + response.value());
                    line.deleted(response.value());
                });
    }

    /** Posts a journal in which others write. None of the lines that were there before is left if that is what it says. */
    void post(Site site, PostMode mode) {
        Set<UUID> before = site.lines().get();
        outcome("post", site, calls -> calls.post(mode), failure -> {}, refusal -> {})
                .ifPresent(response -> {
                    tally.count("post " + response.value());
                    Set<UUID> left = site.lines().get();
                    left.retainAll(before);
                    assertThat(response.value() == PostOutcome.ACCEPTED && !left.isEmpty())
                            .as("lines said to be posted that are there: %s", left)
                            .isFalse();
                });
    }

    Resolution.Answer resolve(Expectation line) {
        Resolution resolution = line.unknown().resolve();
        tally.count("resolved " + line.unsettled() + " " + resolution.answer());
        line.resolved(resolution);
        return resolution.answer();
    }

    /** What a call returns; a failure that is not documented ends the run. */
    private <T> Optional<ApiResponse<T>> outcome(
            String what,
            Site site,
            Function<JournalPayments.Calls, ApiCall<T>> call,
            Consumer<OutcomeUnknownException> unknown,
            Consumer<BusinessCentralException> refused) {
        calls++;
        try {
            return Optional.of(
                    call.apply(site.journal().calls()).with(site.options()).executeForResponse());
        } catch (OutcomeUnknownException failure) {
            tally.count(what + " UNKNOWN");
            unknown.accept(failure);
        } catch (BusinessCentralException refusal) {
            tally.count(what + " refused: " + refusal.getClass().getSimpleName());
            assertThat(refusal.getClass().getPackage()).isEqualTo(BusinessCentralException.class.getPackage());
            accept(refusal, refused);
        }
        return Optional.empty();
    }

    private static void accept(BusinessCentralException refusal, Consumer<BusinessCentralException> refused) {
        try {
            refused.accept(refusal);
        } catch (AssertionError e) {
            e.addSuppressed(refusal);
            throw e;
        }
    }
}
