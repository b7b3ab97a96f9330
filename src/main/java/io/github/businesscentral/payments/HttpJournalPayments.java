package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.CONTACT_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;

/** A journal's payments over HTTP. */
final class HttpJournalPayments implements JournalPayments {
    private final Addresses addresses;
    private final Transport transport;
    private final UUID company;
    private final UUID id;

    HttpJournalPayments(Addresses addresses, Transport transport, UUID company, UUID id) {
        this.addresses = addresses;
        this.transport = transport;
        this.company = company;
        this.id = id;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public Paged<CustomerPayment> list(Query<CustomerPayment> query) {
        Query<CustomerPayment> ordered = query.isOrdered() ? query : query.orderBy(LINE_NUMBER.ascending());
        Query<CustomerPayment> whole = ordered.isPartial() ? ordered.select(ID) : ordered;
        return new Listing<>(CustomerPayment.jsonAdapter(), PaymentCalls::hasId, addresses.origin(), transport)
                .at(addresses.journalPayments(company, id), whole);
    }

    @Override
    public JournalPayments.Calls calls() {
        return new NestedCalls();
    }

    private final class NestedCalls extends PaymentCalls implements JournalPayments.Calls {
        private NestedCalls() {
            super(transport);
        }

        @Override
        public ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
            Objects.requireNonNull(payment, "payment");
            if (payment.has(CONTACT_ID) && addresses.apiVersion() != ApiVersion.V1_0) {
                throw new IllegalArgumentException("contactId exists only in v1.0 of the API, and this endpoint is "
                        + addresses.apiVersion().segment()
                        + ". Name the customer by customerNumber or customerId instead.");
            }
            return transport.prepare(CallSpec.create(
                    addresses.journalPayments(company, id), json(NewCustomerPayment.jsonAdapter(), payment), PAYMENT));
        }

        @Override
        HttpUrl address(UUID payment) {
            return addresses.journalPayment(company, id, payment);
        }

        @Override
        HttpUrl address(CustomerPayment payment) {
            if (payment.has(JOURNAL_ID)
                    && !Addresses.isZero(payment.journalId())
                    && !payment.journalId().equals(id)) {
                throw new IllegalArgumentException("The payment is of journal " + payment.journalId() + ", not of " + id
                        + ". Use that journal, or the company.");
            }
            return address(payment.id());
        }
    }
}
