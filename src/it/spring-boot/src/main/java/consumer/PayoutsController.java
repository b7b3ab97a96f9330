package consumer;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER;

import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PayoutsController {
    private final JournalPayments journal;

    PayoutsController(JournalPayments journal) {
        this.journal = journal;
    }

    @PostMapping("/payouts")
    @ResponseStatus(HttpStatus.CREATED)
    CustomerPayment create(@RequestBody Payout payout) {
        return journal.create(NewCustomerPayment.builder()
                .customerNumber(payout.customer())
                .documentNumber(payout.document())
                .postingDate(payout.date())
                .amountReceived(payout.amount())
                .build());
    }

    @GetMapping("/payouts")
    List<CustomerPayment> list(@RequestParam String customer) {
        return journal.list(Query.where(CUSTOMER_NUMBER.equalTo(customer))).stream()
                .toList();
    }

    record Payout(String customer, String document, LocalDate date, BigDecimal amount) {}
}
