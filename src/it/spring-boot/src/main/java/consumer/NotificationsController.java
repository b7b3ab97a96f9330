package consumer;

import io.github.businesscentral.payments.CompanyPayments;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.webhook.Change;
import io.github.businesscentral.payments.webhook.ClientState;
import io.github.businesscentral.payments.webhook.SubscriptionKeeper;
import io.github.businesscentral.payments.webhook.Watcher;
import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receives the notifications of Business Central, and keeps the subscription while the application runs. */
@RestController
class NotificationsController implements Watcher<CustomerPayment> {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationsController.class);

    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private final CustomerPaymentsClient client;
    private final WebhookReceiver receiver;
    private final String url;
    private SubscriptionKeeper keeper;

    NotificationsController(
            CustomerPaymentsClient client,
            CompanyPayments company,
            @Value("${business-central.webhook.secret}") String secret,
            @Value("${business-central.webhook.url}") String url) {
        this.client = client;
        this.url = url;
        this.receiver = WebhookReceiver.builder(ClientState.of(secret), work)
                .watch(company.webhookResource(CustomerPayment.class), this)
                .build();
    }

    @RequestMapping("/bc")
    ResponseEntity<byte[]> receive(HttpServletRequest request, InputStream body) {
        WebhookResponse answer =
                receiver.receive(request.getMethod(), request.getQueryString(), request::getHeader, body);
        return ResponseEntity.status(answer.status())
                .headers(headers -> answer.headers().forEach(headers::set))
                .body(answer.body());
    }

    /** Not earlier: Business Central calls the URL before it accepts the subscription. */
    @EventListener(ApplicationReadyEvent.class)
    void subscribe() {
        keeper = client.subscriptions().keep(HttpUrl.get(url), receiver);
    }

    @PreDestroy
    void stop() {
        if (keeper != null) {
            keeper.close();
        }
        work.shutdown();
    }

    @Override
    public void changed(Change<CustomerPayment> change) {
        LOG.info("changed: {}", change);
    }

    @Override
    public void gap(Gap why) {
        LOG.info("read all payments again: {}", why);
    }
}
