package consumer;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.AccessToken;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.time.Instant;

/** Creates a payment with a token of its own, and is told what is missing when it asks for one of MSAL4J's. */
public final class Program {
    private Program() {}

    public static void main(String[] args) {
        TokenProvider own = request -> AccessToken.of("a-token-of-its-own", Instant.MAX);
        FakeBusinessCentral fake = FakeBusinessCentral.create();
        try (FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
                CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                        .endpoint(BusinessCentralEndpoint.of(server.url()))
                        .tokenProvider(own)
                        .build()) {
            JournalPayments journal = client.company(fake.companyId()).journal(fake.journalId());
            journal.create(NewCustomerPayment.builder()
                    .customerNumber("10000")
                    .documentNumber("PAY-1")
                    .build());
            long found = journal
                    .list(Query.where(DOCUMENT_NUMBER.contains("AY-").or().startsWith("WIRE-")))
                    .stream()
                    .count();
            System.out.println(found + " in the journal");
        }
        try {
            MsalTokenProvider.clientSecret("contoso.example", "client", "secret");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
