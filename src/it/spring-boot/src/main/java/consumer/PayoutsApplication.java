package consumer;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.MsalTokenProvider;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A web application that enters payouts into a journal. */
@SpringBootApplication
public class PayoutsApplication {
    public static void main(String[] args) {
        SpringApplication.run(PayoutsApplication.class, args);
    }

    /** Spring closes the client when the application stops. */
    @Bean
    CustomerPaymentsClient client(
            @Value("${business-central.tenant}") String tenant,
            @Value("${business-central.environment}") String environment,
            @Value("${business-central.client-id}") String clientId,
            @Value("${business-central.client-secret}") String secret) {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.online(tenant, environment))
                .tokenProvider(MsalTokenProvider.clientSecret(tenant, clientId, secret))
                .build();
    }

    @Bean
    CompanyPayments company(CustomerPaymentsClient client, @Value("${business-central.company}") UUID company) {
        return client.company(company);
    }

    @Bean
    JournalPayments journal(CompanyPayments company, @Value("${business-central.journal}") String code) {
        return company.journal(company.journals().byCode(code).orElseThrow());
    }
}
