package io.github.businesscentral.payments;

import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeRequest;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.assertj.core.api.Assertions;

/** A client, a journal with one line, and a stand-in server without sockets; all on one virtual time. */
final class SettlingBench implements AutoCloseable {
    private static final AtomicInteger BENCHES = new AtomicInteger();

    /** An address of its own: line numbers are counted per journal in the whole JVM. */
    final HttpUrl root = HttpUrl.get("https://bench" + BENCHES.incrementAndGet() + ".example/api/v2.0");

    final VirtualScheduler time = new VirtualScheduler();
    final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(((InstantSource) time::now).withZone(ZoneOffset.UTC))
            .sleeper(time::advance)
            .build();
    /** The line that was there before: number 10000. */
    final UUID witness = fake.addPayment(
            fake.journalId(), Map.of("documentNumber", "OPEN-1", "customerNumber", "20000", "amount", -1));

    final CustomerPaymentsClient client;
    final JournalPayments journal;

    SettlingBench() {
        this(builder -> {});
    }

    SettlingBench(Consumer<CustomerPaymentsClient.Builder> settings) {
        CustomerPaymentsClient.Builder builder = Payments.client(root).scheduler(time);
        settings.accept(builder);
        client = builder.addAttemptInterceptor(fake.interceptor()).build();
        journal = client.company(fake.companyId()).journal(fake.journalId());
    }

    /** A payment that no other test makes. */
    static NewCustomerPayment draft() {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .externalDocumentNumber("WIRE-1")
                .amountReceived(new BigDecimal("1500.25"))
                .build();
    }

    /** Creates the draft once in peace, so that the journal has been looked at. */
    CustomerPayment openedByAnother() {
        return journal.create(
                draft().toBuilder().externalDocumentNumber("EARLIER").build());
    }

    /** What the call throws, which must be that the outcome is unknown. */
    static OutcomeUnknownException unknown(Supplier<?> call) {
        return Assertions.assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(call::get)
                .actual();
    }

    /** How many lines and posted entries the draft has become. */
    long bookings() {
        long lines = fake.payments(fake.journalId()).stream()
                .filter(line -> "WIRE-1".equals(line.get("externalDocumentNumber")))
                .count();
        long posted = fake.customerLedgerEntries().stream()
                .filter(entry -> "WIRE-1".equals(entry.get("externalDocumentNumber")))
                .count();
        return lines + posted;
    }

    /** The requests with this method, in order. */
    List<FakeRequest> requests(String method) {
        return fake.requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /** The values of a property in the bodies of these requests. */
    static List<String> sent(List<FakeRequest> requests, String property) {
        return requests.stream()
                .map(request -> request.body().utf8().replaceAll(".*\"" + property + "\":\"?([^,\"}]*).*", "$1"))
                .toList();
    }

    /** A payment as the stand-in has it. */
    Map<String, Object> stored(UUID id) {
        return fake.payments(fake.journalId()).stream()
                .filter(line -> line.get("id").equals(id))
                .findFirst()
                .orElse(Map.of());
    }

    @Override
    public void close() {
        client.close();
    }
}
