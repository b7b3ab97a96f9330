package io.github.businesscentral.payments.internal.run;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.error.NotFoundException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.run.journal.LineKey;
import io.github.businesscentral.payments.internal.run.journal.Mark;
import io.github.businesscentral.payments.internal.run.journal.RunJournal;
import io.github.businesscentral.payments.internal.write.LookUps;
import io.github.businesscentral.payments.internal.write.NextStep;
import io.github.businesscentral.payments.internal.write.WriteRules;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.run.PaymentOutcome;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** How the create of a line in a run reacts to attempts that did not succeed ({@link Creating}). */
final class RunCreateRules implements WriteRules<RunPayment> {
    private static final String AGAIN =
            "create the payment again: the run enters it once, or reports that it is already entered or posted";

    private final RunCreate create;
    private final RunJournal journal;
    private final int collisions;
    private final boolean confirmedLater;

    /** @param confirmedLater whether the caller reads the mark again, for many payments at once */
    RunCreateRules(RunCreate create, RunJournal journal, int collisions, boolean confirmedLater) {
        this.create = create;
        this.journal = journal;
        this.collisions = collisions;
        this.confirmedLater = confirmedLater;
    }

    @Override
    public void announce(LookUps lookUps) {
        lookUps.announce(address(), number());
    }

    private HttpUrl address() {
        return create.run().calls().paymentsUrl(journal.id());
    }

    private int number() {
        return LineKey.lineNumber(create.documentNumber(), collisions);
    }

    private Optional<ApiResponse<CustomerPayment>> line(LookUps lookUps) {
        RunReader reader = reader(lookUps);
        return lookUps.isAnnounced(address(), number())
                ? lookUps.line(address(), number(), numbers -> reader.lines(journal.id(), numbers))
                : reader.line(journal.id(), number());
    }

    /** Sends the create again. The server decides under its locks whether the first attempt was executed; a GET cannot. */
    @Override
    public NextStep<RunPayment> unknown(LookUps lookUps) {
        return new NextStep.Resend<>();
    }

    @Override
    public NextStep<RunPayment> refused(BusinessCentralException failure, LookUps lookUps) {
        return failure instanceof ApiException refusal
                ? after(refusal, lookUps, false, new NextStep.Fail<>(failure))
                : new NextStep.Fail<>(failure);
    }

    @Override
    public NextStep<RunPayment> refusedAfterUnknown(ApiException refusal, LookUps lookUps) {
        return after(refusal, lookUps, true, WriteRules.super.refusedAfterUnknown(refusal, lookUps));
    }

    private NextStep<RunPayment> after(
            ApiException refusal, LookUps lookUps, boolean unansweredBefore, NextStep<RunPayment> otherwise) {
        if (refusal instanceof NotFoundException) {
            if (confirmedLater) {
                // The journal is gone for many payments, and the caller judges all of them again.
                return new NextStep.Fail<>(refusal);
            }
            return next(Creating.Answer.JOURNAL_GONE, unansweredBefore, Optional.empty(), otherwise);
        }
        if (!(refusal instanceof DuplicateKeyException taken)) {
            return otherwise;
        }
        int number = number();
        Optional<ApiResponse<CustomerPayment>> line = line(lookUps);
        Creating.Answer answer =
                line.map(there -> create.answer(there.value(), number)).orElse(Creating.Answer.HIDDEN_LINE);
        NextStep<RunPayment> different = line.<NextStep<RunPayment>>map(there -> new NextStep.Fail<>(
                        taken.offering(there.value(), create.numbered(number).differencesFrom(there.value()))))
                .orElse(otherwise);
        return next(answer, unansweredBefore, line, different);
    }

    private NextStep<RunPayment> next(
            Creating.Answer answer,
            boolean unansweredBefore,
            Optional<ApiResponse<CustomerPayment>> line,
            NextStep<RunPayment> different) {
        Creating.Step step = Creating.afterAnswer(answer, unansweredBefore, create.documentNumber(), collisions);
        if (step instanceof Creating.Step.LookAtMark there) {
            ApiResponse<CustomerPayment> found = line.orElseThrow();
            return new NextStep.Done<>(
                    found.withValue(RunPayment.entered(there.outcome(), found.value())), null, false);
        }
        if (step instanceof Creating.Step.Send || step instanceof Creating.Step.FindJournal) {
            return new NextStep.Restart<>();
        }
        if (step instanceof Creating.Step.Unknown unknown) {
            return new NextStep.Unknown<>(
                    "line number " + unknown.lineNumber() + " is taken by "
                            + (unknown.answer() == Creating.Answer.HIDDEN_LINE
                                    ? "a line that cannot be seen"
                                    : "a line that was edited or is another payment"),
                    line.<Object>map(ApiResponse::value).orElse(null));
        }
        return different;
    }

    /** The line exists. It is confirmed only if a later request finds the run still open. */
    @Override
    public void confirm(RunPayment value, Supplier<LookUps> shared) {
        if (confirmedLater || value.outcome() == PaymentOutcome.ALREADY_POSTED) {
            return;
        }
        LookUps lookUps = shared.get();
        Session session = lookUps.session();
        Optional<Mark> mark;
        try {
            mark = lookUps.once(
                    journal.id(), () -> reader(lookUps).journal(journal.id()).map(RunJournal::mark));
        } catch (BusinessCentralException e) {
            throw unconfirmed("the run's mark could not be read afterwards: " + e.reason(), e, value, session);
        }
        if (mark.isEmpty()) {
            throw unconfirmed("the run's journal is gone", null, value, session);
        }
        Creating.Step step = Creating.afterMark(value.outcome(), journal.mark(), mark.get());
        if (step instanceof Creating.Step.Sealed sealed) {
            throw new RunSealedException(create.run().name(), sealed.state(), session.summary());
        }
        if (step instanceof Creating.Step.Reopened) {
            throw unconfirmed("the run was sealed and opened again meanwhile", null, value, session);
        }
    }

    private OutcomeUnknownException unconfirmed(
            String why, @Nullable BusinessCentralException cause, RunPayment value, Session session) {
        return new OutcomeUnknownException(
                "The payment was entered, but it is not confirmed: " + why
                        + ". Create it again: a run enters each document number once.",
                session.summary(),
                cause,
                value.line().orElse(null),
                session.now(),
                () -> Resolution.stillUnknown(AGAIN));
    }

    private RunReader reader(LookUps lookUps) {
        return create.run().reader(lookUps::get);
    }

    /**
     * Only another create can decide this, because it runs under the server's locks and checks the mark. A read alone would prove
     * less.
     */
    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        return Resolution.stillUnknown(AGAIN);
    }
}
