package io.github.businesscentral.payments;

import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.run.ImportException;
import io.github.businesscentral.payments.run.ImportOptions;
import io.github.businesscentral.payments.run.ImportReport;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunSealedException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;

/** A program that imports so many payments and says how it ended. It can be killed at any time. */
final class ImportProgram {
    static final String NAME = "statement 2026-11-20";

    private ImportProgram() {}

    /** Imports into {@code args}: root, company, clearing account, how many payments, how many parts, and a name for this start. */
    public static void main(String[] args) {
        AtomicInteger tokens = new AtomicInteger();
        TokenProvider provider = request -> AccessToken.of(args[5] + "-" + tokens.incrementAndGet(), Instant.MAX);
        try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(HttpUrl.get(args[0])))
                .tokenProvider(provider)
                // What goes wrong here is over in no time.
                .retryPolicy(RetryPolicy.builder()
                        .maxAttempts(8)
                        .baseDelay(Duration.ofMillis(1))
                        .build())
                .rateLimit(RateLimit.unlimited())
                .defaultOptions(RequestOptions.builder()
                        .attemptTimeout(Duration.ofSeconds(5))
                        .build())
                .build()) {
            PaymentRun run = client.company(UUID.fromString(args[1]))
                    .run(
                            NAME,
                            RunOptions.balancingAccount(UUID.fromString(args[2]))
                                    .parts(Integer.parseInt(args[4]))
                                    .cacheWait(Duration.ZERO));
            ImportReport report = run.importAll(
                    IntStream.rangeClosed(1, Integer.parseInt(args[3])).mapToObj(ImportProgram::draft),
                    ImportOptions.builder().continueOnErrors().build());
            System.out.println(report.isFinished() ? "complete" : report.toString());
        } catch (RunSealedException e) {
            System.out.println("sealed");
        } catch (ImportException e) {
            System.out.println(e.reason());
        }
    }

    /** The payment with this number: what a right import books of it can be told from the number alone. */
    static NewCustomerPayment draft(int number) {
        return NewCustomerPayment.builder()
                .customerNumber(customer(number))
                .postingDate(LocalDate.of(2026, 1, 1).plusDays(number % 300))
                .documentNumber("PAY-" + number)
                .externalDocumentNumber("WIRE-" + number)
                .amountReceived(amount(number))
                .build();
    }

    static String customer(int number) {
        return number % 2 == 0 ? "10000" : "20000";
    }

    static BigDecimal amount(int number) {
        return BigDecimal.valueOf(number, 2);
    }
}
