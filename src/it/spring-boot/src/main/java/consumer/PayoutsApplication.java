package consumer;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
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

    /** Spring closes the client with the application. */
    @Bean
    CustomerPaymentsClient client(
            @Value("${business-central.endpoint}") String endpoint, @Value("${business-central.token}") String token) {
        return CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(endpoint))
                .tokenProvider(TokenProvider.fixed(token))
                .build();
    }

    @Bean
    JournalPayments journal(
            CustomerPaymentsClient client,
            @Value("${business-central.company}") UUID company,
            @Value("${business-central.journal}") String code) {
        CompanyPayments books = client.company(company);
        return books.journal(books.journals().byCode(code).orElseThrow());
    }
}
