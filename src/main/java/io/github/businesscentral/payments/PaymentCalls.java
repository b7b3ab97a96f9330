package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.internal.AnswerReader;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.UnsentCall;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;

/** The verbs on payments that exist: which request each of them is. Its subclasses say at which addresses. */
abstract class PaymentCalls implements PaymentsById.Calls {
    static final AnswerReader<CustomerPayment> PAYMENT =
            AnswerReader.entity(CustomerPayment.jsonAdapter(), PaymentCalls::hasId);
    private final Transport transport;

    /** Whether the server named the payment; one without an id could never be changed or deleted. */
    static boolean hasId(CustomerPayment payment) {
        return payment.has(ID) && !Addresses.isZero(payment.id());
    }

    PaymentCalls(Transport transport) {
        this.transport = transport;
    }

    /** Where the payment with this id is. */
    abstract HttpUrl address(UUID id);

    /** Where this payment is: at its nested address if it knows its journal, since that is the one Microsoft tests. */
    abstract HttpUrl address(CustomerPayment payment);

    @Override
    public ApiCall<CustomerPayment> get(UUID id) {
        return transport.prepare(CallSpec.read(address(id), PAYMENT));
    }

    @Override
    public ApiCall<CustomerPayment> update(CustomerPayment payment, CustomerPaymentPatch patch) {
        HttpUrl url = address(payment);
        return patch.isEmpty() ? new UnsentCall<>(payment, "PATCH", url) : update(url, payment.etag(), patch);
    }

    @Override
    public ApiCall<CustomerPayment> update(UUID id, ETag etag, CustomerPaymentPatch patch) {
        if (patch.isEmpty()) {
            throw new IllegalArgumentException(
                    "patch is empty: there is nothing to send. Set a property, or use get(id).");
        }
        return update(address(id), etag, patch);
    }

    private ApiCall<CustomerPayment> update(HttpUrl url, ETag etag, CustomerPaymentPatch patch) {
        Objects.requireNonNull(etag, "etag");
        return transport.prepare(CallSpec.update(url, etag, json(CustomerPaymentPatch.jsonAdapter(), patch), PAYMENT));
    }

    @Override
    public ApiCall<DeleteOutcome> delete(CustomerPayment payment) {
        return delete(address(payment), payment.etag());
    }

    @Override
    public ApiCall<DeleteOutcome> delete(UUID id, ETag etag) {
        return delete(address(id), etag);
    }

    private ApiCall<DeleteOutcome> delete(HttpUrl url, ETag etag) {
        Objects.requireNonNull(etag, "etag");
        return transport.prepare(CallSpec.delete(url, etag, AnswerReader.noContent(DeleteOutcome.DELETED)));
    }

    static <T> ByteString json(JsonAdapter<T> adapter, T value) {
        Buffer json = new Buffer();
        try {
            adapter.toJson(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a buffer in memory does not fail
        }
        return json.readByteString();
    }
}
