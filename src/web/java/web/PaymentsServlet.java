package web;

import io.github.businesscentral.payments.webhook.WebhookReceiver;
import io.github.businesscentral.payments.webhook.WebhookResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

public final class PaymentsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient WebhookReceiver receiver;

    public PaymentsServlet(WebhookReceiver receiver) {
        this.receiver = receiver;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebhookResponse answer = receiver.receive(
                request.getMethod(), request.getQueryString(), request::getHeader, request.getInputStream());
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.getOutputStream().write(answer.body());
    }
}
