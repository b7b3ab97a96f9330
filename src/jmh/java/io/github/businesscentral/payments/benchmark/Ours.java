package io.github.businesscentral.payments.benchmark;

import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.retry.RateLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/** The library as its users have it: the whole client with all defaults, its interceptors included. */
final class Ours implements PaymentClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MORE_THAN_MEASURED = 100_000_000;
    private static final ETag ETAG = ETag.of(Sample.ETAG);

    private final CustomerPaymentsClient client;

    Ours(String root) {
        client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root))
                .tokenProvider(TokenProvider.fixed(Sample.TOKEN))
                // The default would spread more than 6,000 calls over five minutes. What keeping count costs is
                // measured.
                .rateLimit(RateLimit.of(5, MORE_THAN_MEASURED, Duration.ofMinutes(5)))
                .build();
    }

    /** Decodes a page as the client does. */
    static PageDecoder decoder(byte[] document) {
        Buffer buffer = new Buffer().write(document);
        HttpUrl url = HttpUrl.get("https://localhost/api/v2.0/customerPayments");
        AnswerReader<Page<CustomerPayment>> page =
                AnswerReader.page(CustomerPayment.jsonAdapter(), Entity::hasId, Origin.of(url));
        Response.Builder response = new Response.Builder()
                .request(new Request.Builder().url(url).build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("");
        return () -> {
            // Shares the bytes with the buffer.
            try (Response answer = response.body(ResponseBody.create(buffer.clone(), JSON, buffer.size()))
                    .build()) {
                return page.read(answer).items();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    @Override
    public Object get() {
        return in(Sample.JOURNAL).get(Sample.ID);
    }

    @Override
    public Object create() {
        return in(Sample.JOURNAL)
                .create(NewCustomerPayment.builder()
                        .lineNumber(Sample.LINE_NUMBER)
                        .customerId(Sample.CUSTOMER_ID)
                        .customerNumber(Sample.CUSTOMER_NUMBER)
                        .postingDate(Sample.POSTING_DATE)
                        .documentNumber(Sample.DOCUMENT_NUMBER)
                        .externalDocumentNumber(Sample.EXTERNAL_DOCUMENT_NUMBER)
                        .amount(Sample.AMOUNT)
                        .appliesToInvoiceId(Sample.INVOICE_ID)
                        .appliesToInvoiceNumber(Sample.INVOICE_NUMBER)
                        .description(Sample.DESCRIPTION)
                        .comment(Sample.COMMENT)
                        .build());
    }

    @Override
    public Object patch() {
        return in(Sample.JOURNAL)
                .update(
                        Sample.ID,
                        ETAG,
                        CustomerPaymentPatch.builder()
                                .amount(Sample.CHANGED_AMOUNT)
                                .build());
    }

    @Override
    public Object page(Journal journal) {
        return in(journal).list().pages().iterator().next();
    }

    @Override
    public long walk(Journal journal) {
        long rows = 0;
        for (CustomerPayment payment : in(journal).list().prefetch()) {
            rows += payment.lineNumber() > 0 ? 1 : 0;
        }
        return rows;
    }

    private JournalPayments in(Journal journal) {
        return client.company(Journal.COMPANY).journal(journal.id());
    }

    @Override
    public void close() {
        client.close();
    }
}
