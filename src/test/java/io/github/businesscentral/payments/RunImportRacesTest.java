package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.ImportBench.all;
import static io.github.businesscentral.payments.ImportBench.draft;
import static io.github.businesscentral.payments.ImportBench.drafts;
import static io.github.businesscentral.payments.ImportBench.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.ImportedLine.Outcome;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunSealedException;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports while others are at work in the run, answers get lost, and the run is sealed, posted or deleted. */
class RunImportRacesTest {
    private final ImportBench bench = new ImportBench();
    private final PaymentRun run = bench.run();

    @AfterEach
    void close() {
        bench.close();
    }

    /** Does something once, when so many requests of the import were answered. */
    private static ImportListener after(int requests, Runnable action) {
        AtomicInteger answered = new AtomicInteger();
        return new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                if (answered.incrementAndGet() == requests) {
                    action.run();
                }
            }
        };
    }

    private UUID journal() {
        return run.journals().get(0).id();
    }

    /** The file of an earlier library was its only memory: with another one, everything was booked again. */
    @Test
    void severalWorkersWithoutACommonDiskBookEachPaymentOnce() {
        List<CompletableFuture<ImportReport>> workers = List.of(
                CompletableFuture.supplyAsync(() -> all(bench.run(), 2_000)),
                CompletableFuture.supplyAsync(() -> all(bench.run(), 2_000)));

        List<ImportReport> reports =
                workers.stream().map(CompletableFuture::join).toList();

        assertThat(reports)
                .allSatisfy(report ->
                        assertThat(report.isAllBooked()).as(report.toString()).isTrue());
        assertThat(reports.stream()
                        .mapToLong(report -> report.progress().count(Outcome.BOOKED))
                        .sum())
                .isEqualTo(2_000);
        bench.requireEach(2_000);
    }

    /** Half of a batch was booked, its answer lost, and the run posted: an earlier library booked that half again. */
    @Test
    void anImportAfterALostAnswerAndAPostingDoublesNothing() {
        ScriptedFault lost = Faults.cutAfterCommit().on(ImportBench.ENVELOPES);
        bench.fake.addFault(lost);
        PaymentRun impatient = bench.run(1, builder -> builder.retryPolicy(Payments.eager(1)));
        ImportReport first = all(impatient, 100);
        assertThat(first.progress().count(Outcome.UNKNOWN)).isEqualTo(100);
        bench.fake.removeFault(lost);
        assertThat(bench.run().post()).isEqualTo(RunState.POSTED);

        ImportReport second = all(bench.run(), 150);

        assertThat(second.progress().count(Outcome.POSTED_BEFORE)).isEqualTo(100);
        assertThat(second.progress().count(Outcome.BOOKED)).isEqualTo(50);
        bench.requireEach(150);
    }

    /** An earlier library moved the moment from which on it would know by 26 minutes with each import. */
    @Test
    void whatIsUnknownIsKnownToTheNextImport() {
        ScriptedFault lost = Faults.cutAfterCommit().on(ImportBench.ENVELOPES);
        bench.fake.addFault(lost);
        assertThat(all(bench.run(1, builder -> builder.retryPolicy(Payments.eager(1))), 40)
                        .isFinished())
                .isFalse();
        bench.fake.removeFault(lost);

        ImportReport second = all(bench.run(), 40);

        assertThat(second.isAllBooked()).isTrue();
        assertThat(second.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(40);
        bench.requireEach(40);
    }

    @Test
    void aRunThatIsSealedTakesNoImport() {
        all(run, 10);
        run.seal();

        assertThatExceptionOfType(RunSealedException.class)
                .isThrownBy(() -> all(bench.run(), 20))
                .satisfies(refusal -> assertThat(refusal.state()).isEqualTo(RunState.SEALED));

        bench.requireEach(10);
    }

    @Test
    void aRunThatIsSealedOnTheWayStopsTheImportAndNothingIsClaimed() {
        PaymentRun other = bench.run();

        ImportReport report = run.importAll(
                drafts(3_000),
                options().parallelism(2).listener(after(3, other::seal)).build());

        assertThat(report.isFinished()).isFalse();
        assertThat(report.stopped()).hasValueSatisfying(why -> assertThat(why).contains("is SEALED"));
        assertThat(report.progress().count(Outcome.UNKNOWN)).isPositive();
        assertThat(other.post()).isEqualTo(RunState.POSTED);
        assertThat(all(bench.run(), 3_000).isAllBooked()).isTrue();
        bench.requireEach(3_000);
    }

    /** The ledger has them, though that could not be confirmed: it must not be said that they are not in the run. */
    @Test
    void whatTheLedgerHadIsUnknownIfTheRunIsSealedBeforeThatIsConfirmed() {
        all(run, 10);
        run.post();
        run.importAll(drafts(11, 15), ImportOptions.defaults());
        bench.fake.addFault(Faults.anotherWriter(request -> bench.run().seal())
                .on(ImportBench.ENVELOPES)
                .times(1));

        ImportReport report = all(bench.run(), 10);

        assertThat(report.progress().count(Outcome.NOT_SENT)).isZero();
        assertThat(report.progress().count(Outcome.UNKNOWN)).isEqualTo(10);
    }

    @Test
    void aRunThatIsPostedOnTheWayGoesOnInTheNextGeneration() {
        PaymentRun other = bench.run();

        ImportReport report = run.importAll(
                drafts(3_000),
                options().parallelism(1).listener(after(3, other::post)).build());

        assertThat(report.isAllBooked()).as(report.toString()).isTrue();
        assertThat(report.progress().count(Outcome.POSTED_BEFORE))
                .as("entered and not confirmed when it was posted")
                .isPositive();
        assertThat(run.journals()).hasSize(2);
        bench.requireEach(3_000);
    }

    @Test
    void aRunThatIsOpenedAgainOnTheWayGoesOn() {
        PaymentRun other = bench.run();

        ImportReport report = run.importAll(
                drafts(3_000),
                options()
                        .parallelism(1)
                        .listener(after(3, () -> {
                            other.seal();
                            other.reopen();
                        }))
                        .build());

        assertThat(report.isAllBooked()).as(report.toString()).isTrue();
        assertThat(other.post()).isEqualTo(RunState.POSTED);
        bench.requireEach(3_000);
    }

    @Test
    void aJournalThatIsDeletedOnTheWayIsOpenedAnewAndNothingThatIsGoneIsClaimed() {
        ImportListener deleting = after(
                3,
                () -> bench.client(builder -> {})
                        .company(bench.fake.companyId())
                        .journals()
                        .delete(journal(), ETag.ANY));

        ImportReport report = run.importAll(
                drafts(2_500), options().parallelism(1).listener(deleting).build());

        assertThat(report.isAllBooked()).as(report.toString()).isTrue();
        bench.requireEach(2_500);
        // 25 envelopes twice, if all were gone, and what is read before; no payment is looked after alone.
        assertThat(bench.fake.requests()).hasSizeLessThan(100);
    }

    @Test
    void aLineThatPeopleChangeBetweenTwoImportsIsNamedAndNotBookedAgain() {
        all(run, 20);
        UUID line = (UUID) bench.fake.payments(journal()).get(0).get("id");
        bench.fake.people().changeAmount(line, new BigDecimal("-999.00"));

        ImportReport again = all(bench.run(), 20);

        assertThat(again.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(19);
        assertThat(again.problems()).singleElement().satisfies(changed -> {
            assertThat(changed.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(changed.reason()).contains("amount");
        });
        assertThat(bench.lines()).hasSize(20);
    }

    /** A GET may show a create that is rolled back, so a young line is left to the server, which decides under its locks. */
    @Test
    void whatWasEnteredJustNowIsSentAgainAndFound() {
        try (ImportBench young = new ImportBench(FakeBusinessCentral.builder().clock(Clock.systemUTC()))) {
            all(young.run(), 30);
            young.fake.clearRequests();

            ImportReport again = all(young.run(), 30);

            assertThat(again.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(30);
            assertThat(young.envelopes()).hasSize(1);
            young.requireEach(30);
        }
    }

    /** Of what the import has entered it must not say that it is not in the run, even if it cannot look again. */
    @Test
    void whatWasEnteredAndCannotBeConfirmedIsUnknown() {
        ScriptedFault blind = Faults.custom(
                        "no look",
                        (request, server) -> request.bodyText().contains("\"GET\"")
                                ? FakeResponse.refusal(403, "Authorization_RequestDenied", "No permission.")
                                : server.apply(request))
                .on(ImportBench.ENVELOPES);
        bench.fake.addFault(blind);

        ImportReport report = run.importAll(
                drafts(30),
                options().batchSize(10).stopWhen(ImportBench.after(6)).build());

        assertThat(bench.lines()).hasSize(30);
        assertThat(report.progress().count(Outcome.NOT_SENT)).isZero();
        assertThat(report.progress().lines()).isEqualTo(30);
        bench.fake.removeFault(blind);
        assertThat(all(bench.run(), 30).isAllBooked()).isTrue();
    }

    /** Two imports open the next generation at the same time: one of them finds that the other was first. */
    @Test
    void theNextGenerationIsOpenedOnceByTwoImports() {
        all(run, 10);
        run.post();
        AtomicInteger opened = new AtomicInteger();
        bench.fake.addFault(Faults.anotherWriter(request -> {
                    if (opened.incrementAndGet() == 1) {
                        bench.run().importAll(drafts(11, 15), ImportOptions.defaults());
                    }
                })
                .on(Requests.creates().and(Requests.to("/customerPaymentJournals"))));

        ImportReport report = all(bench.run(), 20);

        assertThat(report.isAllBooked()).as(report.toString()).isTrue();
        assertThat(run.journals()).hasSize(2);
        bench.requireEach(20);
    }

    /** The next generation is opened a minute after the last one was posted, so that no server is behind that. */
    @Test
    void anImportRightAfterAPostingWaitsAMinuteForTheNextGeneration() {
        LeapingScheduler time = new LeapingScheduler(Duration.ofMinutes(2));
        InstantSource now = time::now;
        try (ImportBench timed = new ImportBench(FakeBusinessCentral.builder().clock(now.withZone(ZoneOffset.UTC)))) {
            PaymentRun waiting = timed.client(builder -> builder.scheduler(time))
                    .company(timed.fake.companyId())
                    .run("statement 2026-11-20", RunOptions.balancingAccount(timed.account));
            all(waiting, 10);
            waiting.post();
            Instant posted = time.now();

            ImportReport report = all(waiting, 20);

            assertThat(report.isAllBooked()).as(report.toString()).isTrue();
            assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(10);
            assertThat(Duration.between(posted, time.now())).isGreaterThan(Duration.ofSeconds(50));
        }
    }

    @Test
    void anImportOfWhatIsThereCanBeStopped() {
        all(run, 5_000);

        ImportReport report = bench.run()
                .importAll(drafts(5_000), options().stopWhen(() -> true).build());

        assertThat(report.stopped()).isPresent();
        assertThat(report.progress().count(Outcome.BOOKED_BEFORE)).isLessThan(5_000);
    }

    @Test
    void aRefusedLineIsToldWhenItsOwnRequestWasAnswered() {
        ImportBench.Told told = new ImportBench.Told();

        run.importAll(
                List.of(draft(1), ImportBench.refused(2)),
                options().listener(told).build());

        assertThat(told.lines)
                .extracting(ImportedLine::outcome)
                .as("the refusal before the look that confirms the other")
                .containsExactly(Outcome.REFUSED, Outcome.BOOKED);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(ints = {1, 2, 3, 4})
    void faultsOfEveryKindLoseAndDoubleNothing(int seed) {
        FaultSchedule schedule = FaultSchedule.seeded(seed);
        for (ScriptedFault fault : List.of(
                Faults.cutBeforeCommit(),
                Faults.cutAfterCommit(),
                Faults.cutThenCommit(1),
                Faults.cutThenCommit(10),
                Faults.cutMidBody(),
                Faults.requestTimeout().afterCommit(),
                Faults.tooManyRequests(),
                Faults.serverError(),
                Faults.serverError().afterCommit(),
                Faults.gatewayTimeout().thenCommit(5),
                Faults.htmlError(),
                Faults.html(),
                Faults.html().afterCommit(),
                Faults.wrongContentType(),
                Faults.unauthorized())) {
            schedule = schedule.with(0.02, fault.on(ImportBench.ENVELOPES));
        }
        bench.fake.addFault(schedule);
        PaymentRun patient =
                bench.run(3, builder -> builder.retryPolicy(Payments.eager(8)).tokenProvider(Payments.renewedTokens()));

        ImportReport report =
                patient.importAll(drafts(6_000), options().continueOnErrors().build());
        for (int more = 0; more < 5 && !report.isFinished(); more++) {
            report = patient.importAll(
                    drafts(6_000), options().continueOnErrors().build());
        }
        bench.fake.commitOutstanding();

        assertThat(report.isFinished()).as(report.toString()).isTrue();
        bench.requireEach(6_000);
    }

    @Test
    void anImportThatFindsAllPostedOpensNothing() {
        all(run, 10);
        run.post();

        assertThat(run.importAll(drafts(10), ImportOptions.defaults()).isAllBooked())
                .isTrue();

        assertThat(run.journals()).hasSize(1);
        assertThat(run.state()).isEqualTo(RunState.POSTED);
    }
}
