package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.testing.fault.Requests.to;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.ImportListener;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportProgress;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.ImportedLine;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunJournalInfo;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunState;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import io.github.businesscentral.payments.testing.fault.ScriptedFault;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** A stand-in server with a clearing account, a run in it, and clients that import as programs do, again and again. */
final class ImportBench implements AutoCloseable {
    static final Predicate<FakeRequest> ENVELOPES = to("$batch");
    private static final AtomicInteger BENCHES = new AtomicInteger();

    final FakeBusinessCentral fake;
    final UUID account;
    private final HttpUrl root = HttpUrl.get("https://import" + BENCHES.incrementAndGet() + ".example/api/v2.0");
    private final List<CustomerPaymentsClient> clients = new ArrayList<>();

    /** Whatever is in this server looks as if it was entered more than ten minutes ago. */
    ImportBench() {
        this(FakeBusinessCentral.builder().clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-11))));
    }

    ImportBench(FakeBusinessCentral.Builder server) {
        fake = server.requestsKept(10_000).build();
        account = fake.addAccount("9990", "Clearing");
    }

    /** The run through a client of its own, as another start of the program has it. */
    PaymentRun run(int parts, Consumer<CustomerPaymentsClient.Builder> settings) {
        return client(settings)
                .company(fake.companyId())
                .run(
                        "statement 2026-11-20",
                        RunOptions.balancingAccount(account).parts(parts).cacheWait(Duration.ZERO));
    }

    PaymentRun run() {
        return run(1, builder -> {});
    }

    CustomerPaymentsClient client(Consumer<CustomerPaymentsClient.Builder> settings) {
        CustomerPaymentsClient.Builder builder = Payments.client(root);
        settings.accept(builder);
        CustomerPaymentsClient client =
                builder.addAttemptInterceptor(fake.interceptor()).build();
        clients.add(client);
        return client;
    }

    @Override
    public void close() {
        clients.forEach(CustomerPaymentsClient::close);
    }

    static ImportOptions.Builder options() {
        return ImportOptions.builder();
    }

    static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(LocalDate.of(2026, 11, 20))
                .documentNumber("PAY-" + number)
                .externalDocumentNumber("WIRE-" + number)
                .amountReceived(BigDecimal.valueOf(number, 2))
                .build();
    }

    static NewCustomerPayment refused(int number) {
        return draft(number).toBuilder().customerNumber("NOBODY").build();
    }

    static List<NewCustomerPayment> drafts(int count) {
        return drafts(1, count);
    }

    static List<NewCustomerPayment> drafts(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(ImportBench::draft).toList();
    }

    /** The lines of the journals that are not posted. What entered a posted journal late has no account, and is deleted. */
    List<Map<String, Object>> lines() {
        return run().journals().stream()
                .filter(journal -> journal.state() != RunState.POSTED)
                .map(RunJournalInfo::id)
                .flatMap(journal -> fake.payments(journal).stream())
                .toList();
    }

    /** Exactly these payments, once each and with their values, in open journals or in the ledger. */
    void requireEach(int count) {
        List<String> there = Stream.concat(lines().stream(), fake.customerLedgerEntries().stream())
                .map(line -> line.get("documentNumber") + " "
                        + new BigDecimal(line.get("amount").toString()).setScale(2))
                .sorted()
                .toList();
        List<String> expected = IntStream.rangeClosed(1, count)
                .mapToObj(i -> "PAY-" + i + " " + BigDecimal.valueOf(-i, 2))
                .sorted()
                .toList();
        assertThat(there).hasSize(count).isEqualTo(expected);
    }

    /** The envelopes that carried creates. */
    List<FakeRequest> envelopes() {
        return fake.requests().stream()
                .filter(ENVELOPES)
                .filter(request -> request.bodyText().contains("\"POST\""))
                .toList();
    }

    void fault(ScriptedFault fault) {
        fake.addFault(fault.on(ENVELOPES));
    }

    static ImportReport all(PaymentRun run, int count) {
        return run.importAll(drafts(count), ImportOptions.defaults());
    }

    /** Says stop when it was asked so many times. */
    static BooleanSupplier after(int batches) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= batches;
    }

    /** Keeps what is told. */
    static final class Told implements ImportListener {
        final List<ImportedLine> lines = new ArrayList<>();
        final List<ImportProgress> progress = new ArrayList<>();

        @Override
        public void onLine(ImportedLine line) {
            lines.add(line);
        }

        @Override
        public void onProgress(ImportProgress now) {
            progress.add(now);
        }
    }
}
