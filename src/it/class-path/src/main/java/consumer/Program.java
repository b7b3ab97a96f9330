package consumer;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.math.BigDecimal;

/** Creates, finds, changes and deletes a payment. */
public final class Program {
    private Program() {}

    public static void main(String[] args) {
        // No token is asked for: it is enough that MSAL4J and what it needs are there.
        MsalTokenProvider.clientSecret("contoso.example", "client", "secret");

        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(server.url()))
                        .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                        .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            journal.create(NewCustomerPayment.builder()
                    .customerNumber("10000")
                    .documentNumber("WIRE-1")
                    .amountReceived(new BigDecimal("99.90"))
                    .build());
            CustomerPayment found = journal.list(Query.where(DOCUMENT_NUMBER
                            .startsWith("PAY-")
                            .or()
                            .startsWith("WIRE-")
                            .and(AMOUNT.lessThan(BigDecimal.ZERO))))
                    .first()
                    .orElseThrow();
            CustomerPayment changed = journal.update(
                    found,
                    CustomerPaymentPatch.builder().comment("from a program").build());
            journal.delete(changed);
            System.out.println(
                    changed.comment() + ", " + fake.payments(fake.journalId()).size() + " left");
        }
    }
}
