package io.github.businesscentral.payments.importing;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.ImportException;
import io.github.businesscentral.payments.batch.ImportException.Reason;
import io.github.businesscentral.payments.batch.ImportOptions;
import io.github.businesscentral.payments.batch.ImportReport;
import io.github.businesscentral.payments.batch.ImportedLine.Outcome;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports whose resume file can be written no more: what was booked is reported all the same, and each line once. */
class FullDiskTest {
    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final UUID witness = fake.addPayment(fake.journalId(), Map.of("customerNumber", "20000", "amount", -1));
    private final CustomerPaymentsClient client = CustomerPaymentsClient.builder()
            .endpoint(BusinessCentralEndpoint.of(HttpUrl.get("https://full.example/api/v2.0")))
            .tokenProvider(TokenProvider.fixed("token"))
            .addAttemptInterceptor(fake.interceptor())
            .build();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anAnsweredBatchIsReportedAlsoIfItsEndCannotBeWritten(int parallelism) {
        ImportReport report = importedUntil("end 1", parallelism);

        assertThat(report.progress().booked())
                .isEqualTo(fake.payments(fake.journalId()).size() - 1);
        assertThat(report.progress().booked()).isBetween(4L, 6L);
        assertThat(report.progress().lines()).isEqualTo(report.progress().booked());
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "again"})
    void aBatchWhoseNewNumbersCannotBeWrittenIsReported(String record) {
        fake.addFault(Faults.anotherWriter(request -> fake.addPayment(
                        fake.journalId(),
                        Map.of(
                                "lineNumber",
                                Integer.parseInt(
                                        request.bodyText().replaceFirst("(?s).*?\"lineNumber\":(\\d+).*", "$1")),
                                "comment",
                                "theirs")))
                .on(to("$batch"))
                .times(1));

        ImportReport report = importedUntil(record, 1);

        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(1);
        assertThat(report.problems()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(line.position()).isEqualTo(1);
        });
    }

    @Test
    void anImportWhoseEndCannotBeWrittenIsReported() {
        ImportReport report = importedUntil("complete", 1);

        assertThat(report.progress().count(Outcome.BOOKED)).isEqualTo(6);
        assertThat(report.problems()).isEmpty();
    }

    /** Imports six payments, two at a time, until the disk is full before this record, and returns the exception's report. */
    private ImportReport importedUntil(String record, int parallelism) {
        ImportOptions options =
                ImportOptions.builder().batchSize(2).parallelism(parallelism).build();
        ImportException failed = assertThatExceptionOfType(ImportException.class)
                .isThrownBy(() -> run(record, options))
                .actual();
        assertThat(failed.reason()).isEqualTo(Reason.RESUME_FILE);
        assertThat(failed.report()).isPresent();
        return failed.report().get();
    }

    private ImportReport run(String record, ImportOptions options) throws IOException {
        Path file = directory.resolve("import.resume");
        Iterator<NewCustomerPayment> input =
                IntStream.rangeClosed(1, 6).mapToObj(FullDiskTest::draft).iterator();
        try (ImportLog log = new ImportLog(Optional.of(file), new FullFile(file, record), null, EarlierRun.none())) {
            return PaymentImport.run(new Target(), input, options, log);
        }
    }

    private static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 8, 20))
                .documentNumber("PAY-" + number)
                .amountReceived(BigDecimal.valueOf(number, 2))
                .build();
    }

    /** A file on a disk that is full as soon as a record like this one is to be written. */
    private static final class FullFile extends RandomAccessFile {
        private final String record;

        private FullFile(Path file, String record) throws IOException {
            super(file.toFile(), "rw");
            this.record = record;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (new String(bytes, StandardCharsets.UTF_8).startsWith(record)) {
                throw new IOException("No space left on device");
            }
            super.write(bytes);
        }
    }

    /** The journal, without any care for what others do to it. */
    private final class Target implements ImportTarget {
        private final JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
        private int next = 1_000_000;

        @Override
        public String journal() {
            return "journal";
        }

        @Override
        public Optional<Line> look() {
            return Optional.of(new Line(witness, 10_000));
        }

        @Override
        public Optional<Line> witness() {
            return look();
        }

        @Override
        public boolean mayBePosted() {
            return false;
        }

        @Override
        public void skip(int number) {
            next = Math.max(next, number + step());
        }

        @Override
        public int reserve(int count) {
            int first = next;
            next += count * step();
            return first;
        }

        @Override
        public int step() {
            return 100;
        }

        @Override
        public ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
            return journal.calls().create(payment);
        }

        @Override
        public Batch batch() {
            return client.batch();
        }

        @Override
        public Duration deadline(RequestOptions options) {
            return Duration.ofMinutes(10);
        }

        @Override
        public Paged<CustomerPayment> list(Query<CustomerPayment> query) {
            return journal.list(query);
        }

        @Override
        public void mayCommitUntil(Instant until) {
            throw new AssertionError("nothing was lost");
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void await(CompletableFuture<?> made) {
            made.join();
        }
    }
}
