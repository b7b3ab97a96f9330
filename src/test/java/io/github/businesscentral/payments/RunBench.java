package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunJournalInfo;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A stand-in server with a clearing account, and clients of it that stand for processes; all on one virtual time. */
final class RunBench implements AutoCloseable {
    static final String NAME = "payouts 2026-11-20";
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    final VirtualScheduler time = new VirtualScheduler();
    final FakeBusinessCentral fake = FakeBusinessCentral.builder()
            .clock(((InstantSource) time::now).withZone(ZoneOffset.UTC))
            .sleeper(time::advance)
            .build();
    final UUID account = fake.addAccount("9990", "Clearing");
    final CustomerPaymentsClient client = process();

    /** A further process; {@code inside} are interceptors between it and the server. */
    CustomerPaymentsClient process(Interceptor... inside) {
        CustomerPaymentsClient.Builder builder =
                Payments.client(HttpUrl.get("https://bc.example/api/v2.0")).scheduler(time);
        for (Interceptor interceptor : inside) {
            builder.addAttemptInterceptor(interceptor);
        }
        return builder.addAttemptInterceptor(fake.interceptor()).build();
    }

    RunOptions options() {
        return RunOptions.balancingAccount(account).cacheWait(Duration.ZERO);
    }

    PaymentRun run() {
        return run(client);
    }

    PaymentRun run(CustomerPaymentsClient process) {
        return process.company(fake.companyId()).run(NAME, options());
    }

    static NewCustomerPayment payment(String documentNumber) {
        return NewCustomerPayment.builder()
                .customerNumber("10000")
                .postingDate(DAY)
                .documentNumber(documentNumber)
                .amountReceived(new BigDecimal("100.00"))
                .build();
    }

    /** The ids of the journals of the run with this name. */
    List<UUID> journalsOf(String name) {
        return client.company(fake.companyId()).run(name, options()).journals().stream()
                .map(RunJournalInfo::id)
                .toList();
    }

    /** Kills its process with the first write to an address that ends so: no later request gets to the server. */
    static Interceptor dyingAfterWrite(String end) {
        AtomicBoolean dead = new AtomicBoolean();
        return chain -> {
            if (dead.get()) {
                throw new IOException("the process is gone");
            }
            if (chain.request().url().encodedPath().endsWith(end)
                    && !chain.request().method().equals("GET")) {
                dead.set(true);
            }
            return chain.proceed(chain.request());
        };
    }

    static Interceptor dyingAfterWrite() {
        return dyingAfterWrite("/customerPayments");
    }

    /** Runs what a process does until it dies. */
    static void diesIn(ThrowingCallable process) {
        assertThatExceptionOfType(BusinessCentralException.class).isThrownBy(process);
    }

    /** Gives a journal another display name, as a person can. */
    void rename(UUID journal, String displayName) {
        client.company(fake.companyId())
                .journals()
                .update(
                        journal,
                        ETag.ANY,
                        CustomerPaymentJournalPatch.builder()
                                .displayName(displayName)
                                .build());
    }

    /** The document numbers of the posted payments, one for each entry. */
    List<String> posted() {
        return fake.customerLedgerEntries().stream()
                .map(entry -> String.valueOf(entry.get("documentNumber")))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
