package consumer;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.ThrottledException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.error.UnavailableException;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.run.DocumentNumber;
import io.github.businesscentral.payments.run.RunOptions;
import io.github.businesscentral.payments.run.RunPayment;
import io.github.businesscentral.payments.run.RunSealedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Receives the webhooks of a payment provider, which sends each of them until it is answered with 2xx. */
@RestController
class BookingController {
    private final CompanyPayments company;
    private final RunOptions options;

    BookingController(CompanyPayments company, @Value("${business-central.clearing-account}") UUID clearingAccount) {
        this.company = company;
        this.options = RunOptions.balancingAccount(clearingAccount);
    }

    @PostMapping("/provider/payouts")
    ResponseEntity<String> received(@RequestBody Payout payout) {
        try {
            RunPayment payment = company.run("payouts " + payout.date(), options)
                    .create(NewCustomerPayment.builder()
                            .documentNumber(DocumentNumber.of("PO", payout.id()))
                            .postingDate(payout.date())
                            .customerNumber(payout.customer())
                            .amountReceived(payout.amount())
                            .build());
            return ResponseEntity.ok(payment.outcome().name());
        } catch (RunSealedException
                | OutcomeUnknownException
                | ThrottledException
                | UnavailableException
                | TransportException e) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    record Payout(String id, LocalDate date, String customer, BigDecimal amount) {}
}
