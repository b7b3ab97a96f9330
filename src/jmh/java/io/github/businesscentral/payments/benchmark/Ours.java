package io.github.businesscentral.payments.benchmark;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.github.businesscentral.payments.BusinessCentralEndpoint;
import io.github.businesscentral.payments.CustomerPaymentsClient;
import io.github.businesscentral.payments.JournalPayments;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;

/** The library as its users have it: the whole client with all defaults, its interceptors included. */
final class Ours implements PaymentClient {
    private static final ETag ETAG = ETag.of(Sample.ETAG);

    private final CustomerPaymentsClient client;

    Ours(String root) {
        client = CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(root))
                .tokenProvider(TokenProvider.fixed(Sample.TOKEN))
                .build();
    }

    static PageDecoder decoder(byte[] document, int rows) {
        Buffer buffer = new Buffer().write(document);
        JsonAdapter<CustomerPayment> adapter = CustomerPayment.jsonAdapter();
        return () -> {
            try {
                // Shares the bytes with the buffer.
                return decode(JsonReader.of(buffer.clone()), adapter, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static List<CustomerPayment> decode(JsonReader reader, JsonAdapter<CustomerPayment> adapter, int rows)
            throws IOException {
        List<CustomerPayment> payments = new ArrayList<>(rows);
        reader.beginObject();
        reader.nextName();
        reader.beginArray();
        while (reader.hasNext()) {
            payments.add(adapter.fromJson(reader));
        }
        reader.endArray();
        reader.endObject();
        return payments;
    }

    @Override
    public Object get() {
        return in(Sample.JOURNAL).get(Sample.ID);
    }

    @Override
    public Object create() {
        return in(Sample.JOURNAL)
                .create(NewCustomerPayment.builder()
                        .customerNumber(Sample.CUSTOMER_NUMBER)
                        .postingDate(Sample.POSTING_DATE)
                        .documentNumber(Sample.DOCUMENT_NUMBER)
                        .externalDocumentNumber(Sample.EXTERNAL_DOCUMENT_NUMBER)
                        .amount(Sample.AMOUNT)
                        .appliesToInvoiceNumber(Sample.INVOICE_NUMBER)
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
