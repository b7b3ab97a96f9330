package web;

import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public final class PaymentsController {
    private final WebhookReceiver receiver;

    public PaymentsController(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @RequestMapping("/bc")
    ResponseEntity<byte[]> receive(HttpServletRequest request, InputStream body) {
        WebhookResponse answer =
                receiver.receive(request.getMethod(), request.getQueryString(), request::getHeader, body);
        return ResponseEntity.status(answer.status())
                .headers(headers -> answer.headers().forEach(headers::set))
                .body(answer.body());
    }
}
