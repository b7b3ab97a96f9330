package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.ConcurrentChangeException;
import io.github.businesscentral.payments.internal.AnswerReader;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.DeleteRules;
import io.github.businesscentral.payments.internal.JournalBooks;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.UnsentCall;
import io.github.businesscentral.payments.internal.UpdateRules;
import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;

/** The verbs on payments that exist: which request each of them is. Its subclasses say at which addresses. */
abstract class PaymentCalls implements PaymentsById.Calls {
    static final AnswerReader<CustomerPayment> PAYMENT =
            AnswerReader.entity(CustomerPayment.jsonAdapter(), PaymentCalls::hasId);
    // Others would have to change the payment again and again, each time between our read and our write.
    private static final int MOST_REREADS = 5;

    private final Transport transport;
    private final JournalBooks books;

    /** Whether the server named the payment; one without an id could never be changed or deleted. */
    static boolean hasId(CustomerPayment payment) {
        return payment.has(ID) && !Addresses.isZero(payment.id());
    }

    PaymentCalls(Transport transport, JournalBooks books) {
        this.transport = transport;
        this.books = books;
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
        return patch.isEmpty()
                ? new UnsentCall<>(payment, "PATCH", url)
                : transport.prepare(update(url, payment.etag(), patch));
    }

    @Override
    public ApiCall<CustomerPayment> update(UUID id, ETag etag, CustomerPaymentPatch patch) {
        if (patch.isEmpty()) {
            throw new IllegalArgumentException(
                    "patch is empty: there is nothing to send. Set a property, or use get(id).");
        }
        return transport.prepare(update(address(id), etag, patch));
    }

    private static CallSpec<CustomerPayment> update(HttpUrl url, ETag etag, CustomerPaymentPatch patch) {
        Objects.requireNonNull(etag, "etag");
        WriteRules<CustomerPayment> rules =
                new UpdateRules<>(CallSpec.read(url, PAYMENT), etag, patch::isStoredIn, CustomerPayment::etag);
        return CallSpec.update(
                url,
                etag,
                json(CustomerPaymentPatch.jsonAdapter(), patch),
                PAYMENT,
                (session, spec) -> session.write(spec, rules));
    }

    @Override
    public ApiCall<CustomerPayment> update(UUID id, Function<CustomerPayment, CustomerPaymentPatch> change) {
        Objects.requireNonNull(change, "change");
        HttpUrl url = address(id);
        return transport.prepare(CallSpec.update(
                url, ETag.ANY, ByteString.EMPTY, PAYMENT, (session, spec) -> changed(session, url, change)));
    }

    /** Only a definite refusal leads to another read: what may have been executed must not be applied twice. */
    private static ApiResponse<CustomerPayment> changed(
            Session session, HttpUrl url, Function<CustomerPayment, CustomerPaymentPatch> change) {
        for (int reads = 1; ; reads++) {
            ApiResponse<CustomerPayment> now = session.read(CallSpec.read(url, PAYMENT));
            CustomerPaymentPatch patch =
                    Objects.requireNonNull(change.apply(now.value()), "the change of a payment returned null");
            if (patch.isEmpty()) {
                return now;
            }
            CallSpec<CustomerPayment> update = update(url, now.value().etag(), patch);
            try {
                return update.conduct().run(session, update);
            } catch (ConcurrentChangeException e) {
                if (reads == MOST_REREADS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public ApiCall<DeleteOutcome> delete(CustomerPayment payment) {
        return delete(address(payment), payment.id(), payment.etag());
    }

    @Override
    public ApiCall<DeleteOutcome> delete(UUID id, ETag etag) {
        return delete(address(id), id, etag);
    }

    private ApiCall<DeleteOutcome> delete(HttpUrl url, UUID id, ETag etag) {
        Objects.requireNonNull(etag, "etag");
        WriteRules<DeleteOutcome> rules = new DeleteRules(CallSpec.read(url, PAYMENT), id, books);
        return transport.prepare(CallSpec.delete(
                url,
                etag,
                AnswerReader.noContent(DeleteOutcome.DELETED),
                (session, spec) -> session.write(spec, rules)));
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
