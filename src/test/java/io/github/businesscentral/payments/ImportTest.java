package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportListener;
import io.github.businesscentral.payments.batch.ImportOptions;
import io.github.businesscentral.payments.batch.ImportProgress;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.JournalUnsettledException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.FakeResponse;
import io.github.businesscentral.payments.testing.fault.FaultSchedule;
import io.github.businesscentral.payments.testing.fault.Faults;
import io.github.businesscentral.payments.testing.fault.Requests;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports as a program runs them, again and again. */
class ImportTest {
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final FakeBusinessCentral fake =
            FakeBusinessCentral.builder().requestsKept(10_000).build();
    private final HttpUrl root = HttpUrl.get("https://import" + TESTS.incrementAndGet() + ".example/api/v2.0");
    private final UUID witness = fake.addPayment(
            fake.journalId(), Map.of("documentNumber", "OPEN-1", "customerNumber", "20000", "amount", -1));
    private final List<CustomerPaymentsClient> clients = new ArrayList<>();
    private final JournalPayments journal = journal(builder -> {});

    @TempDir
    Path directory;

    /** The journal through a client of its own, as another run of the program has it. */
    private JournalPayments journal(Consumer<CustomerPaymentsClient.Builder> settings) {
        CustomerPaymentsClient.Builder builder = Payments.client(root);
        settings.accept(builder);
        CustomerPaymentsClient client =
                builder.addAttemptInterceptor(fake.interceptor()).build();
        clients.add(client);
        return client.company(fake.companyId()).journal(fake.journalId());
    }

    @AfterEach
    void close() {
        clients.forEach(CustomerPaymentsClient::close);
    }

    private Path file() {
        return directory.resolve("import.resume");
    }

    private ImportOptions.Builder options() {
        return ImportOptions.builder().resumeFile(file());
    }

    private static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("PAY-" + number)
                .externalDocumentNumber("WIRE-" + number)
                .amountReceived(BigDecimal.valueOf(number, 2))
                .build();
    }

    private static NewCustomerPayment refused(int number) {
        return draft(number).toBuilder().customerNumber("NOBODY").build();
    }

    private static List<NewCustomerPayment> drafts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(ImportTest::draft).toList();
    }

    private List<Map<String, Object>> imported() {
        return fake.payments(fake.journalId()).stream()
                .filter(line -> !line.get("id").equals(witness))
                .toList();
    }

    /** Exactly these lines, once each and with their values. */
    private void requireImported(int count) {
        List<String> lines = imported().stream()
                .map(line -> line.get("externalDocumentNumber") + " "
                        + new BigDecimal(line.get("amount").toString()).setScale(2))
                .sorted()
                .toList();
        List<String> expected = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "WIRE-" + i + " " + BigDecimal.valueOf(-i, 2))
                .sorted()
                .toList();
        assertThat(lines).hasSize(count).isEqualTo(expected);
    }

    private List<FakeRequest> envelopes() {
        return fake.requests().stream().filter(to("$batch")).toList();
    }

    private ImportException refusedBy(Runnable run, Reason reason) {
        ImportException refused = assertThatExceptionOfType(ImportException.class)
                .isThrownBy(run::run)
                .actual();
        assertThat(refused.reason()).isEqualTo(reason);
        return refused;
    }

    private void fault(ScriptedFault fault) {
        fake.addFault(fault.on(to("$batch")));
    }

    @Test
    void everyLineIsBookedOnceInBatchesOfAHundred() {
        ImportReport report = journal.importAll(drafts(250).stream(), ImportOptions.defaults());

        assertThat(report.isFinished()).isTrue();
        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(250);
        assertThat(report.problems()).isEmpty();
        assertThat(envelopes()).hasSize(3);
        requireImported(250);
    }

    @Test
    void linesKeepTheOrderOfTheInput() {
        journal.importAll(drafts(300), options().parallelism(1).build());

        assertThat(imported())
                .extracting(line -> line.get("documentNumber"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(i -> "PAY-" + i).toList());
    }

    @Test
    void refusedLinesAreReportedAndKeepNobodyElse() throws IOException {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(5));
        input.set(2, refused(3));

        ImportReport report = journal.importAll(input, options().build());

        assertThat(report.isFinished()).isTrue();
        assertThat(report.progress().count(Outcome.REFUSED)).isEqualTo(1);
        assertThat(report.problems()).singleElement().satisfies(line -> {
            assertThat(line.position()).isEqualTo(3);
            assertThat(line.draft()).isSameAs(input.get(2));
            assertThat(line.reason()).contains("does not match to a Customer");
        });
        assertThat(imported()).hasSize(4);
        Path csv = directory.resolve("refused.csv");
        report.writeProblems(csv);
        assertThat(csv)
                .content()
                .startsWith("position,outcome,reason,customerNumber,postingDate,documentNumber,")
                .contains("\r\n3,REFUSED,")
                .contains(",NOBODY,2026-08-20,PAY-3,WIRE-3,-0.03,");
        assertThat(report.toString()).contains("refused").contains("booked by this run");
    }

    @Test
    void aLineThatTheServerWouldFillFromItsNeighbourIsRefusedUnsent() {
        List<NewCustomerPayment> input = List.of(
                NewCustomerPayment.builder()
                        .postingDate(LocalDate.of(2026, 8, 20))
                        .build(),
                NewCustomerPayment.builder().documentNumber("PAY-1").build(),
                draft(1).toBuilder().lineNumber(7).build(),
                draft(1).toBuilder().contactId("c").build(),
                draft(1));

        ImportReport report = journal.importAll(input, options().build());

        assertThat(report.problems())
                .extracting(ImportedLine::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("documentNumber is missing"),
                        reason -> assertThat(reason).contains("postingDate is missing"),
                        reason -> assertThat(reason).contains("lineNumber is set"),
                        reason -> assertThat(reason).contains("contactId"));
        assertThat(fake.batchedRequests()).hasSize(1);
        requireImported(1);
    }

    @Test
    void aRefusedLineStaysRefusedWhenTheImportIsRunAgain() {
        List<NewCustomerPayment> input = List.of(draft(1), refused(2), draft(3));
        journal.importAll(
                input, options().stopWhen(new AfterBatches(1)).batchSize(2).build());
        fake.addCustomer("NOBODY", "Somebody after all");

        ImportReport again = journal.importAll(input, options().build());

        assertThat(again.problems()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(line.reason()).contains("does not match to a Customer");
        });
        assertThat(imported()).hasSize(2);
    }

    @Test
    void refusalsThatAReportHasNoRoomForAreCountedByAnotherRunToo() throws IOException {
        List<NewCustomerPayment> input = Collections.nCopies(
                10_003,
                NewCustomerPayment.builder()
                        .postingDate(LocalDate.of(2026, 8, 20))
                        .build());
        journal.importAll(input, options().continueOnErrors().build());
        List<ImportedLine> told = new ArrayList<>();

        ImportReport again =
                journal.importAll(input, options().listener(lines(told)).build());

        assertThat(again.isFinished()).isTrue();
        assertThat(again.isAllBooked()).isFalse();
        assertThat(again.problems())
                .hasSize(10_000)
                .allSatisfy(line -> assertThat(line.reason()).startsWith("documentNumber is missing"));
        assertThat(again.problemCount()).isEqualTo(10_003);
        assertThat(told).hasSize(10_003).last().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(line.reason()).contains("the resume file has the reason");
        });
        Path csv = directory.resolve("refused.csv");
        again.writeProblems(csv);
        assertThat(csv).content().contains("\r\n,,3 more lines are not in this file;");
    }

    @Test
    void anImportStopsAfterTheErrorsItMayHave() {
        Stream<NewCustomerPayment> input =
                Stream.concat(drafts(10).stream(), IntStream.range(0, 990).mapToObj(ImportTest::refusedOf));

        ImportReport report = journal.importAll(
                input,
                options().batchSize(10).parallelism(1).stopAfterErrors(15).build());

        assertThat(report.isFinished()).isFalse();
        assertThat(report.stopped()).hasValueSatisfying(why -> assertThat(why).contains("20 lines", "is 15"));
        assertThat(report.progress().lines()).isEqualTo(30);
        assertThat(report.toString()).contains("stopped: 20 lines");
    }

    @Test
    void anImportThatHasNothingLeftToSendIsNotStopped() {
        List<NewCustomerPayment> input =
                IntStream.rangeClosed(1, 10).mapToObj(ImportTest::refused).toList();

        ImportReport report = journal.importAll(
                input,
                options().batchSize(10).parallelism(1).stopAfterErrors(10).build());

        assertThat(report.stopped()).isEmpty();
        assertThat(report.isFinished()).isTrue();
    }

    private static NewCustomerPayment refusedOf(int number) {
        return refused(number + 1);
    }

    @Test
    void aSecondRunOfACompleteImportSendsNothing() {
        journal.importAll(drafts(150), options().build());
        fake.postJournal(fake.journalId());
        fake.clearRequests();

        ImportReport again =
                journal(builder -> {}).importAll(drafts(150), options().build());

        assertThat(again.isFinished()).isTrue();
        assertThat(again.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(150);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void anotherRunCompletesExactlyTheRest() {
        ImportReport first = journal.importAll(
                drafts(1_000), options().stopWhen(new AfterBatches(4)).build());
        assertThat(first.stopped()).isPresent();
        long there = first.progress().booked();
        fake.clearRequests();

        ImportReport second =
                journal(builder -> {}).importAll(drafts(1_000), options().build());

        assertThat(there).isEqualTo(400);
        assertThat(second.isFinished()).isTrue();
        assertThat(second.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(400);
        assertThat(second.progress().count(Outcome.BOOKED)).isEqualTo(600);
        assertThat(envelopes()).hasSize(6);
        requireImported(1_000);
    }

    @Test
    void anInputThatThrowsEndsTheImportAndAnotherRunCompletesIt() {
        Iterable<NewCustomerPayment> broken = () -> {
            Iterator<NewCustomerPayment> drafts = drafts(500).iterator();
            return new Iterator<>() {
                private int read;

                @Override
                public boolean hasNext() {
                    return drafts.hasNext();
                }

                @Override
                public NewCustomerPayment next() {
                    if (read++ == 350) {
                        throw new IllegalStateException("the bank's file ends here");
                    }
                    return drafts.next();
                }
            };
        };

        ImportException failed =
                refusedBy(() -> journal.importAll(broken, options().build()), Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseMessage("the bank's file ends here");
        assertThat(failed.report())
                .hasValueSatisfying(
                        report -> assertThat(report.progress().booked()).isEqualTo(300));
        assertThat(journal.importAll(drafts(500), options().build()).isFinished())
                .isTrue();
        requireImported(500);
    }

    @Test
    void aNullAmongTheLinesIsAnInputThatFailed() {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(2));
        input.add(null);

        ImportException failed =
                refusedBy(() -> journal.importAll(input, options().build()), Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseInstanceOf(NullPointerException.class);
        assertThat(fake.requests()).noneMatch(to("$batch"));
    }

    @Test
    void theListenerIsToldOfEachLineAndBatchByTheCallingThread() {
        List<Long> positions = new ArrayList<>();
        List<ImportProgress> progress = new ArrayList<>();
        Thread caller = Thread.currentThread();
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                assertThat(Thread.currentThread()).isSameAs(caller);
                positions.add(line.position());
            }

            @Override
            public void onProgress(ImportProgress now) {
                progress.add(now);
            }
        };

        journal.importAll(drafts(250), options().listener(listener).build());

        assertThat(positions).hasSize(250).doesNotHaveDuplicates();
        assertThat(progress).hasSize(3);
        assertThat(progress.get(2).lines()).isEqualTo(250);
        assertThat(progress.get(2).linesPerSecond()).isPositive();
    }

    @Test
    void theListenerIsToldOfTheLinesOfEarlierRunsOnce() {
        List<NewCustomerPayment> input = new ArrayList<>(drafts(50));
        input.set(2, refused(3));
        journal.importAll(
                input, options().batchSize(10).stopWhen(new AfterBatches(2)).build());
        List<ImportedLine> told = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                told.add(line);
            }
        };

        ImportReport second = journal.importAll(
                input, options().batchSize(10).listener(listener).build());

        assertThat(told).extracting(ImportedLine::position).doesNotHaveDuplicates();
        assertThat(told).hasSize(50).hasSize((int) second.progress().lines());
        assertThat(told.subList(0, 4))
                .extracting(ImportedLine::outcome)
                .containsExactly(Outcome.BOOKED_BEFORE, Outcome.BOOKED_BEFORE, Outcome.REFUSED, Outcome.BOOKED_BEFORE);
        assertThat(told.get(2).reason()).contains("does not match to a Customer");
    }

    @Test
    void aJournalWithoutRoomBehindItsLastLineTakesAnImport() {
        // Three numbers a hundred apart do not fit behind it.
        fake.addPayment(fake.journalId(), Map.of("lineNumber", Integer.MAX_VALUE - 150, "amount", -1));

        ImportReport report = journal.importAll(drafts(3), options().build());

        assertThat(report.isAllBooked()).isTrue();
        assertThat(imported()).as("the three and the one before").hasSize(4);
    }

    @Test
    void theListenerIsToldOfLinesThatARunHasNotComeTo() throws IOException {
        journal.importAll(drafts(3), options().build());
        forgetEnds(false);
        fake.commitOutstanding();
        imported().forEach(line -> fake.removePayment((UUID) line.get("id")));
        List<ImportedLine> told = new ArrayList<>();

        ImportReport report = journal(builder -> {})
                .importAll(
                        drafts(3),
                        options().stopWhen(() -> true).listener(lines(told)).build());

        assertThat(report.problems()).hasSize(3);
        assertThat(told).isEqualTo(report.problems());
    }

    private static ImportListener lines(List<ImportedLine> told) {
        return new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                told.add(line);
            }
        };
    }

    @Test
    void aListenerThatThrowsLosesNothing() {
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                throw new IllegalStateException("disk full");
            }
        };

        ImportException failed = refusedBy(
                () -> journal.importAll(
                        drafts(800), options().listener(listener).build()),
                Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseMessage("disk full");
        assertThat(journal.importAll(drafts(800), options().build()).isFinished())
                .isTrue();
        requireImported(800);
    }

    /** Also where it does not find the thread waiting: the resume file is written with the interrupt pending. */
    @Test
    void anInterruptBetweenTwoBatchesLeavesTheResumeFileWhole() {
        ImportListener listener = new ImportListener() {
            @Override
            public void onLine(ImportedLine line) {
                Thread.currentThread().interrupt();
            }
        };

        refusedBy(
                () -> journal.importAll(
                        drafts(500), options().parallelism(1).listener(listener).build()),
                Reason.INTERRUPTED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal(builder -> {})
                        .importAll(drafts(500), options().build())
                        .isFinished())
                .isTrue();
        requireImported(500);
    }

    @Test
    void anInterruptedImportIsCompletedByAnotherRun() {
        ImportListener listener = new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                Thread.currentThread().interrupt();
            }
        };

        ImportException failed = refusedBy(
                () -> journal.importAll(
                        drafts(1_500), options().listener(listener).build()),
                Reason.INTERRUPTED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed.report())
                .hasValueSatisfying(
                        report -> assertThat(report.lateCommitPossibleUntil()).isPresent());
        assertThat(journal(builder -> {})
                        .importAll(drafts(1_500), options().build())
                        .isFinished())
                .isTrue();
        requireImported(1_500);
    }

    // Runs that are refused, before anything is sent.

    @ParameterizedTest
    @ValueSource(strings = {"posted", "one deleted", "one renumbered", "one replaced"})
    void missingLinesStopAnotherRun(String what) {
        journal.importAll(drafts(500), options().stopWhen(new AfterBatches(2)).build());
        Map<String, Object> line = imported().get(0);
        switch (what) {
            case "posted" -> fake.postJournal(fake.journalId());
            case "one deleted" -> fake.removePayment((UUID) line.get("id"));
            case "one renumbered" -> fake.changePayment((UUID) line.get("id"), Map.of("lineNumber", 17));
            default -> {
                fake.removePayment((UUID) line.get("id"));
                fake.addPayment(fake.journalId(), Map.of("lineNumber", line.get("lineNumber"), "amount", -4));
            }
        }
        fake.clearRequests();

        ImportException refused = refusedBy(
                () -> journal(builder -> {}).importAll(drafts(500), options().build()), Reason.LINES_MISSING);

        assertThat(refused).hasMessageContaining(what.equals("posted") ? "200 of the lines" : "1 of the lines");
        assertThat(fake.requests())
                .isNotEmpty()
                .allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void aJournalPostedWhileTheFirstBatchWasOpenStopsAnotherRun() {
        fault(Faults.custom("executed, posted and the program killed", (request, server) -> {
            server.apply(request);
            fake.postJournal(fake.journalId());
            return FakeResponse.brokenConnection();
        }));
        journal.importAll(drafts(50), options().build());
        fake.clearRequests();

        refusedBy(() -> journal(builder -> {}).importAll(drafts(50), options().build()), Reason.LINES_MISSING);

        assertThat(envelopes()).isEmpty();
    }

    @Test
    void anotherInputIsRefused() {
        journal.importAll(drafts(500), options().stopWhen(new AfterBatches(2)).build());
        List<NewCustomerPayment> other = new ArrayList<>(drafts(500));
        other.set(150, draft(9_999));
        fake.clearRequests();

        assertThat(refusedBy(() -> journal.importAll(other, options().build()), Reason.INPUT_CHANGED))
                .hasMessageContaining("lines 101 to 200");
        refusedBy(() -> journal.importAll(drafts(120), options().build()), Reason.INPUT_CHANGED);

        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void moreLinesAfterTheEndAreRefused() {
        journal.importAll(drafts(50), options().build());

        assertThat(refusedBy(() -> journal.importAll(drafts(51), options().build()), Reason.INPUT_CHANGED))
                .hasMessageContaining("completed with 50 lines");
    }

    @Test
    void anInputThatFailsBehindTheLastLineOfACompleteImportIsSaidSo() {
        journal.importAll(drafts(2), options().build());
        Stream<NewCustomerPayment> broken = Stream.concat(drafts(2).stream(), Stream.generate(() -> {
            throw new IllegalStateException("the bank's file ends here");
        }));

        ImportException failed =
                refusedBy(() -> journal.importAll(broken, options().build()), Reason.INPUT_FAILED);

        assertThat(failed).hasRootCauseMessage("the bank's file ends here");
    }

    @Test
    void aResumeFileOfAnotherJournalIsRefused() {
        journal.importAll(drafts(50), options().build());
        UUID other = fake.addJournal("OTHER");
        JournalPayments elsewhere = clients.get(0).company(fake.companyId()).journal(other);

        refusedBy(() -> elsewhere.importAll(drafts(50), options().build()), Reason.OTHER_JOURNAL);

        assertThat(fake.payments(other)).isEmpty();
    }

    @Test
    void aResumeFileInUseIsRefused() throws IOException {
        try (FileChannel other = FileChannel.open(
                directory.resolve("import.resume.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock()).isNotNull();

            refusedBy(() -> journal.importAll(drafts(50), options().build()), Reason.IN_USE);
        }
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aResumeFileIsHeldAlsoWhileOthersLookAtIt() {
        List<Reason> reasons = new ArrayList<>();
        ImportListener listener = new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                try {
                    Files.readString(file());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                reasons.add(
                        refusedBy(() -> journal.importAll(drafts(50), options().build()), Reason.IN_USE)
                                .reason());
            }
        };

        journal.importAll(drafts(50), options().listener(listener).build());

        assertThat(reasons).containsExactly(Reason.IN_USE);
        requireImported(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some other file\n",
                "a;b\nc;d",
                "{\"precious\":1}",
                "business-central-import 1\njournal x\nstart 0 1 100\n",
                "\n"
            })
    void aFileThatIsNoResumeFileIsLeftAlone(String content) throws IOException {
        Files.writeString(file(), content);

        assertThat(refusedBy(() -> journal.importAll(drafts(50), options().build()), Reason.RESUME_FILE))
                .hasMessageContaining(file().toString());

        assertThat(file()).hasContent(content);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereIsSaidSo() {
        ImportOptions nowhere = ImportOptions.resumeFile(directory.resolve("no/such/file"));

        refusedBy(() -> journal.importAll(drafts(1), nowhere), Reason.RESUME_FILE);
    }

    @Test
    void aLineOfTheResumeFileThatWasBeingWrittenCountsAsNotThere() throws IOException {
        journal.importAll(drafts(500), options().stopWhen(new AfterBatches(2)).build());
        Files.writeString(file(), "end 1 bbbbbb", StandardOpenOption.APPEND);

        assertThat(journal.importAll(drafts(500), options().build()).isFinished())
                .isTrue();
        requireImported(500);
    }

    /** At whatever byte the power went, each line is there once after another run. */
    @Test
    void whereverTheResumeFileEndsAnotherRunCompletesTheRest() throws IOException {
        journal.importAll(drafts(30), options().batchSize(10).parallelism(1).build());
        byte[] whole = Files.readAllBytes(file());
        String text = Files.readString(file());
        // Before the first chunk is on the disk, nothing has been sent.
        int from = text.indexOf('\n', text.indexOf("\nstart 2") + 1) + 1;

        for (int end = from; end <= whole.length; end += 7) {
            Files.write(file(), Arrays.copyOf(whole, end));
            assertThat(journal(builder -> {})
                            .importAll(drafts(30), options().batchSize(10).build())
                            .isFinished())
                    .isTrue();
            requireImported(30);
        }
    }

    // Faults.

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
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
            schedule = schedule.with(0.02, fault.on(to("$batch")));
        }
        fake.addFault(schedule);
        JournalPayments patient =
                journal(builder -> builder.retryPolicy(Payments.eager(8)).tokenProvider(Payments.renewedTokens()));

        ImportReport report =
                patient.importAll(drafts(6_000), options().continueOnErrors().build());
        for (int run = 0; run < 5 && !report.isFinished(); run++) {
            report = patient.importAll(
                    drafts(6_000), options().continueOnErrors().build());
        }
        fake.commitOutstanding();

        assertThat(report.isFinished()).as(report.toString()).isTrue();
        requireImported(6_000);
    }

    @Test
    void anotherRunFindsWhatTheFirstOneLeftUnknown() {
        AtomicInteger batches = new AtomicInteger();
        fault(Faults.custom("lost", (request, server) -> {
                    server.apply(request);
                    batches.incrementAndGet();
                    return FakeResponse.brokenConnection();
                })
                .times(1));
        fake.addFault(Faults.answering("blind", FakeResponse.of(503))
                .on(request -> batches.get() == 1 && request.method().equals("GET"))
                .times(3));
        ImportReport first = journal.importAll(drafts(50), options().build());
        assertThat(first.progress().count(Outcome.UNKNOWN)).isEqualTo(50);
        assertThat(first.isFinished()).isFalse();
        assertThat(first.lateCommitPossibleUntil()).isPresent();
        assertThat(first.toString()).contains("do not post the journal before");

        JournalPayments again = journal(builder -> {});
        ImportReport second = again.importAll(drafts(50), options().build());

        assertThat(second.isFinished()).isTrue();
        assertThat(second.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(50);
        requireImported(50);
        assertThat(second.lateCommitPossibleUntil()).isPresent();
        assertThatExceptionOfType(JournalUnsettledException.class)
                .as("the first run's requests may still be executed")
                .isThrownBy(again::post);
    }

    /** The request in the server's queue could book all lines again in a journal that was posted. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anotherRunKnowsThatARequestOfBookedLinesMayStillBeExecuted(boolean complete) {
        fault(Faults.cutBeforeCommit().times(1));
        ImportReport first = journal.importAll(
                drafts(3),
                options()
                        .batchSize(2)
                        .parallelism(1)
                        .stopWhen(new AfterBatches(complete ? 2 : 1))
                        .build());
        assertThat(first.stopped().isEmpty()).isEqualTo(complete);

        JournalPayments again = journal(builder -> {});
        ImportReport second =
                again.importAll(drafts(3), options().stopWhen(() -> true).build());

        assertThat(first.lateCommitPossibleUntil()).isPresent();
        assertThat(second.lateCommitPossibleUntil()).isEqualTo(first.lateCommitPossibleUntil());
        requireNotPosted(again);
    }

    @Test
    void aRequestThatARunHasFoundOpenIsKnownToTheOneAfter() throws IOException {
        journal.importAll(drafts(3), options().build());
        forgetEnds(false);
        ImportReport second =
                journal(builder -> {}).importAll(drafts(3), options().build());

        JournalPayments again = journal(builder -> {});
        ImportReport third = again.importAll(drafts(3), options().build());

        assertThat(second.lateCommitPossibleUntil()).isPresent();
        assertThat(third.lateCommitPossibleUntil()).isEqualTo(second.lateCommitPossibleUntil());
        requireNotPosted(again);
    }

    @Test
    void aRunThatIsRefusedKnowsWhatMayStillBeExecuted() {
        fault(Faults.cutBeforeCommit().times(1));
        journal.importAll(
                drafts(3), options().batchSize(2).stopWhen(new AfterBatches(1)).build());
        fake.postJournal(fake.journalId());
        JournalPayments again = journal(builder -> {});

        refusedBy(() -> again.importAll(drafts(3), options().build()), Reason.LINES_MISSING);

        requireNotPosted(again);
    }

    @Test
    void aRequestThatIsTooOldToBeExecutedIsForgotten() throws IOException {
        fault(Faults.cutBeforeCommit().times(1));
        journal.importAll(drafts(3), options().build());
        forget("nothing", true);
        JournalPayments again = journal(builder -> {});

        ImportReport second = again.importAll(drafts(3), options().build());

        assertThat(second.lateCommitPossibleUntil()).isEmpty();
        assertThat(again.post()).isNotNull();
    }

    private void requireNotPosted(JournalPayments payments) {
        int there = fake.payments(fake.journalId()).size();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(payments::post)
                .withMessageContaining("may still be executed");
        assertThat(fake.payments(fake.journalId())).hasSize(there);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theResumeFileSaysHowLongABatchOfThisClientMayBeSent(boolean byDefault) throws IOException {
        RequestOptions hour = RequestOptions.deadline(Duration.ofHours(1));
        JournalPayments patient = journal(builder -> builder.defaultOptions(hour));
        Instant before = Instant.now();

        if (byDefault) {
            patient.importAll(drafts(3), options().build());
        } else {
            patient.importAll(
                    drafts(3),
                    options()
                            .requestOptions(RequestOptions.deadline(Duration.ofMinutes(20)))
                            .build());
        }

        Duration expected = Duration.ofMinutes(byDefault ? 60 : 20);
        assertThat(sendingEnds()).isBetween(before.plus(expected), Instant.now().plus(expected));
    }

    @Test
    void aBatchMayBeSentForTenMinutesUnlessToldOtherwise() throws IOException {
        Instant before = Instant.now();

        journal.importAll(drafts(3), options().build());

        Duration expected = Duration.ofMinutes(10);
        assertThat(sendingEnds()).isBetween(before.plus(expected), Instant.now().plus(expected));
    }

    private Instant sendingEnds() throws IOException {
        return Instant.parse(Files.readString(file()).replaceFirst("(?s).*\nstart 0 1 3 \\d+ \\d+ (\\S+) .*", "$1"));
    }

    @Test
    void aBatchWhoseDeadlinePassedInTheQueueSaysSo() {
        CountDownLatch never = new CountDownLatch(1);
        fake.addFault(Faults.heldBy(never).on(to("customerPayments(" + witness + ")")));

        ImportReport report = journal.importAll(
                drafts(3),
                options()
                        .requestOptions(RequestOptions.deadline(Duration.ofSeconds(1)))
                        .stopWhen(() -> {
                            takeAllThreads();
                            return false;
                        })
                        .build());
        never.countDown();

        assertThat(report.problems())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.outcome()).isEqualTo(Outcome.NOT_SENT))
                .allSatisfy(line -> assertThat(line.reason()).contains("deadline of 1000 ms passed"));
    }

    private void takeAllThreads() {
        for (int i = 0; i < 64; i++) {
            journal.calls().get(witness).executeAsync().exceptionally(failure -> null);
        }
    }

    @Test
    void aRefusedSignInStopsTheImportAndAnotherRunSendsTheRest() {
        fault(Faults.answering("403", FakeResponse.refusal(403, "Authorization_RequestDenied", "No."))
                .times(1));

        ImportReport first =
                journal.importAll(drafts(300), options().parallelism(1).build());

        assertThat(first.stopped()).isPresent();
        assertThat(first.progress().count(Outcome.NOT_SENT)).isEqualTo(100);
        assertThat(first.progress().lines()).isEqualTo(100);
        assertThat(journal.importAll(drafts(300), options().build()).isFinished())
                .isTrue();
        requireImported(300);
    }

    @Test
    void numbersThatSomebodyElseTakesAreReplaced() {
        fault(Faults.anotherWriter(request -> {
                    String number = request.bodyText().replaceFirst("(?s).*?\"lineNumber\":(\\d+).*", "$1");
                    fake.addPayment(
                            fake.journalId(),
                            Map.of("lineNumber", Integer.parseInt(number), "amount", -9, "comment", "theirs"));
                })
                .times(1));

        ImportReport report = journal.importAll(drafts(50), options().build());

        assertThat(report.isFinished()).isTrue();
        assertThat(imported().stream().filter(line -> !"theirs".equals(line.get("comment"))))
                .hasSize(50);
        // The line with the other number is known to further runs.
        fake.clearRequests();
        assertThat(journal.importAll(drafts(50), options().build()).isFinished())
                .isTrue();
    }

    @Test
    void aRunKnowsTheLinesThatWereRenumberedBefore() {
        fault(Faults.anotherWriter(request -> {
                    String number = request.bodyText().replaceFirst("(?s).*?\"lineNumber\":(\\d+).*", "$1");
                    fake.addPayment(
                            fake.journalId(), Map.of("lineNumber", Integer.parseInt(number), "comment", "theirs"));
                })
                .times(1));
        journal.importAll(
                drafts(100),
                options().batchSize(10).stopWhen(new AfterBatches(2)).build());

        ImportReport report = journal.importAll(drafts(100), options().build());

        assertThat(report.isFinished()).isTrue();
        assertThat(imported().stream().filter(line -> !"theirs".equals(line.get("comment"))))
                .hasSize(100);
    }

    // What a run that was killed leaves open.

    /** Makes the resume file forget what became of the chunks, as if the program had been killed before it knew. */
    private void forgetEnds(boolean longAgo) throws IOException {
        forget("end|refused|complete", longAgo);
    }

    private void forget(String records, boolean longAgo) throws IOException {
        String text = Files.readString(file()).replaceAll("(?m)^(" + records + ").*\n", "");
        Files.writeString(
                file(), longAgo ? text.replaceAll("20\\d\\d-\\d\\d-\\d\\dT[\\d:.]+Z", "2020-01-01T00:00:00Z") : text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineThatSomebodyChangedMeanwhileIsNotBookedAgain(boolean longAgo) throws IOException {
        journal.importAll(drafts(3), options().build());
        forgetEnds(longAgo);
        fake.changePayment((UUID) imported().get(1).get("id"), Map.of("externalDocumentNumber", "CORRECTED"));

        ImportReport report =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(report.problems()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(line.reason()).contains("with other values");
        });
        assertThat(imported()).hasSize(3);
        assertThat(report.isFinished()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "refused"})
    void linesThatAreThereAreFoundWhateverTheServerSaysNow(String what) throws IOException {
        journal.importAll(drafts(3), options().build());
        forgetEnds(false);
        fault(
                what.equals("403")
                        ? Faults.answering("403", FakeResponse.refusal(403, "Authorization_RequestDenied", "No."))
                        : Faults.answering("400", FakeResponse.refusal(400, "Application_DialogException", "No.")));

        ImportReport report =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(report.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(3);
        assertThat(report.isFinished()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whetherALineIsNotSentOrUnknownDependsOnWhatMayStillBeUnderWay(boolean longAgo) throws IOException {
        fault(Faults.cutBeforeCommit().times(3));
        journal.importAll(drafts(3), options().build());
        forgetEnds(longAgo);
        fault(Faults.answering("403", FakeResponse.refusal(403, "Authorization_RequestDenied", "No."))
                .times(1));

        ImportReport denied =
                journal(builder -> {}).importAll(drafts(3), options().build());
        ImportReport after =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(denied.progress().count(longAgo ? Outcome.NOT_SENT : Outcome.UNKNOWN))
                .isEqualTo(3);
        assertThat(denied.lateCommitPossibleUntil().isPresent()).isEqualTo(!longAgo);
        assertThat(after.isFinished()).isTrue();
        requireImported(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLineIsRefusedForGoodOnlyWhenNothingOfItCanBeUnderWay(boolean longAgo) throws IOException {
        fault(Faults.cutBeforeCommit().times(3));
        List<NewCustomerPayment> input = List.of(draft(1), refused(2));
        journal.importAll(input, options().build());
        forgetEnds(longAgo);

        ImportReport report = journal(builder -> {}).importAll(input, options().build());

        assertThat(report.problems())
                .singleElement()
                .satisfies(line -> assertThat(line.outcome()).isEqualTo(longAgo ? Outcome.REFUSED : Outcome.UNKNOWN));
        requireImported(1);
    }

    @Test
    void whatIsSentAgainIsOnTheDiskBefore() throws IOException {
        fault(Faults.cutBeforeCommit().times(3));
        journal.importAll(drafts(3), options().build());
        forgetEnds(true);
        List<String> files = new ArrayList<>();
        fault(Faults.custom("looking", (request, server) -> {
            try {
                files.add(Files.readString(file()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return server.apply(request);
        }));

        journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(files).singleElement().asString().containsPattern("\nagain 0 20(?!20)");
    }

    @Test
    void whatWasNotSentAndThenSentAgainIsOpenAgain() throws IOException {
        fault(Faults.answering("403", FakeResponse.refusal(403, "Authorization_RequestDenied", "No."))
                .times(1));
        journal.importAll(drafts(3), options().build());
        journal(builder -> {}).importAll(drafts(3), options().build());
        // Killed after the second run's lines were booked and before it knew.
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.lastIndexOf("end 0")));
        fake.changePayment((UUID) imported().get(0).get("id"), Map.of("comment", "seen by somebody"));

        ImportReport third =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(third.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(3);
        requireImported(3);
    }

    @Test
    void aResumeFileThatWasJustBegunIsBegunAnew() throws IOException {
        journal.importAll(List.of(), options().build());
        String begun = Files.readString(file()).replace("complete\n", "");

        for (int end = 0; end <= begun.length(); end += 5) {
            imported().forEach(line -> fake.removePayment((UUID) line.get("id")));
            Files.writeString(file(), begun.substring(0, end));
            journal.importAll(drafts(2), options().build());
            fake.clearRequests();

            assertThat(journal.importAll(drafts(2), options().build()).isFinished())
                    .isTrue();
            assertThat(fake.requests()).isEmpty();
            requireImported(2);
        }
    }

    @Test
    void theLastLineIsLookedAtWhenAnImportBegins() {
        journal.create(draft(9));
        fake.postJournal(fake.journalId());
        fake.addPayment(fake.journalId(), Map.of("customerNumber", "20000", "amount", -1));
        journal.importAll(drafts(3), options().stopWhen(() -> true).build());

        ImportReport report =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(report.isFinished()).isTrue();
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsNoLinesFault() {
        fault(Faults.answering("400", FakeResponse.refusal(400, "BadRequest", "Invalid Request Body"))
                .times(1));

        ImportReport report = journal.importAll(
                drafts(3), options().batchSize(1).parallelism(1).build());

        assertThat(report.progress().count(Outcome.NOT_SENT)).isEqualTo(1);
        assertThat(report.progress().lines()).isEqualTo(1);
        assertThat(report.stopped()).isPresent();
    }

    @Test
    void aClosedClientStopsTheImportInGoodOrder() {
        ImportListener listener = new ImportListener() {
            @Override
            public void onProgress(ImportProgress now) {
                clients.get(0).close();
            }
        };

        ImportReport report = journal.importAll(
                drafts(500), options().parallelism(1).listener(listener).build());

        assertThat(report.stopped()).hasValueSatisfying(why -> assertThat(why).contains("closed"));
        assertThat(journal(builder -> {})
                        .importAll(drafts(500), options().build())
                        .isFinished())
                .isTrue();
        requireImported(500);
    }

    @Test
    void aLineThatTheServerListsTwiceIsFoundOnce() throws IOException {
        journal.importAll(drafts(3), options().build());
        forgetEnds(false);
        fake.addFault(Faults.custom("listed twice", (request, server) -> {
                    FakeResponse page = server.apply(request);
                    return FakeResponse.of(
                            page.status(),
                            "application/json",
                            page.bodyText().replaceFirst("\"value\":\\[(\\{[^}]*})", "\"value\":[$1,$1"));
                })
                .on(request -> request.method().equals("GET")));

        ImportReport report =
                journal(builder -> {}).importAll(drafts(3), options().build());

        assertThat(report.progress().count(Outcome.BOOKED_BEFORE)).isEqualTo(3);
        requireImported(3);
    }

    @Test
    void linesThatARunHasNotComeToAreReported() throws IOException {
        fault(Faults.cutBeforeCommit().times(3));
        journal.importAll(drafts(3), options().build());
        forgetEnds(false);

        ImportReport report = journal(builder -> {})
                .importAll(drafts(3), options().stopWhen(() -> true).build());

        assertThat(report.progress().count(Outcome.UNKNOWN)).isEqualTo(3);
        assertThat(report.isFinished()).isFalse();
    }

    // A journal that is empty in the beginning.

    @Test
    void theFirstLineOfAnEmptyJournalGoesAlone() {
        fake.removePayment(witness);

        ImportReport report = journal.importAll(drafts(250), options().build());

        assertThat(report.isFinished()).isTrue();
        assertThat(envelopes()).hasSize(4);
        assertThat(envelopes().get(0).bodyText()).contains("PAY-1\"").doesNotContain("PAY-2\"");
        requireImported(250);
    }

    @Test
    void anEmptyJournalWhoseFirstLineWasLostStopsAnotherRun() {
        fake.removePayment(witness);
        // Otherwise the ledger tells that the line was not posted, and it is sent again.
        fake.addFault(Faults.answering("forbidden", FakeResponse.of(403, "application/json", "{}"))
                .on(Requests.to("/generalLedgerEntries")));
        fault(Faults.cutBeforeCommit().times(1));
        ImportReport first =
                journal.importAll(drafts(250), options().stopAfterErrors(1).build());
        assertThat(first.progress().count(Outcome.UNKNOWN)).isEqualTo(1);
        fake.clearRequests();

        refusedBy(() -> journal(builder -> {}).importAll(drafts(250), options().build()), Reason.START_UNKNOWN);

        assertThat(envelopes()).isEmpty();
    }

    @Test
    void anEmptyJournalWhoseFirstLineArrivedIsCompleted() throws IOException {
        fake.removePayment(witness);
        journal.importAll(drafts(250), options().stopWhen(new AfterBatches(1)).build());
        String file = Files.readString(file());
        Files.writeString(file(), file.substring(0, file.indexOf("end 0")));

        assertThat(journal(builder -> {})
                        .importAll(drafts(250), options().build())
                        .isFinished())
                .isTrue();
        requireImported(250);
    }

    @Test
    void optionsOutOfBoundsAreRefused() {
        ImportOptions.Builder builder = ImportOptions.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.batchSize(101))
                .withMessage("batchSize is 101; it must be from 1 to 100.");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.batchSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.parallelism(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.requestOptions(
                        RequestOptions.builder().readOnlyReplica().build()))
                .withMessageContaining("Leave it out");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.stopAfterErrors(0));
    }

    @Test
    void theResumeFileHoldsNoPayments() throws IOException {
        journal.importAll(drafts(50), options().build());
        journal.update(
                (UUID) imported().get(0).get("id"),
                now -> CustomerPaymentPatch.builder().comment("seen").build());

        assertThat(Files.readString(file())).doesNotContain("WIRE-", "PAY-", "10000 ");
    }

    /** Says stop after so many batches. */
    private static final class AfterBatches implements BooleanSupplier {
        private int left;

        private AfterBatches(int batches) {
            left = batches;
        }

        @Override
        public boolean getAsBoolean() {
            return left-- <= 0;
        }
    }

    @Test
    void anotherRunSendsNothingAgainThatALostPostingMayTake() {
        fake.addFault(Faults.cutBeforeCommit()
                .on(request -> request.path().endsWith("Microsoft.NAV.post"))
                .times(1));
        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(journal::post);
        fault(Faults.cutBeforeCommit().times(1));
        ImportReport first = journal.importAll(drafts(20), options().build());
        assertThat(first.progress().count(Outcome.UNKNOWN)).isEqualTo(20);
        fake.clearRequests();

        ImportReport second = journal.importAll(drafts(20), options().build());

        assertThat(second.progress().count(Outcome.UNKNOWN)).isEqualTo(20);
        assertThat(second.problems().get(0).reason()).contains("and a posting that was not answered as well");
        assertThat(fake.requests()).allMatch(request -> request.method().equals("GET"));
    }

    @Test
    void aHalfWrittenLineOfTheResumeFileLeavesNothingBehind() throws IOException {
        journal.importAll(drafts(300), options().stopWhen(new AfterBatches(1)).build());
        Files.writeString(file(), "start 99999 " + "9".repeat(5_000), StandardOpenOption.APPEND);
        journal(builder -> {})
                .importAll(drafts(300), options().stopWhen(new AfterBatches(1)).build());

        ImportReport third =
                journal(builder -> {}).importAll(drafts(300), options().build());

        assertThat(third.isFinished()).isTrue();
        requireImported(300);
    }
}
