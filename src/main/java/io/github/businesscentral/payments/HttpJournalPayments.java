package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.CONTACT_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.CreateMode;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Conduct;
import io.github.businesscentral.payments.internal.ExactlyOnceCreate;
import io.github.businesscentral.payments.internal.JournalBooks;
import io.github.businesscentral.payments.internal.JournalLines;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.UnsettledRules;
import io.github.businesscentral.payments.internal.WriteRules;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;
import okio.ByteString;

/** A journal's payments over HTTP. */
final class HttpJournalPayments implements JournalPayments {
    private static final WriteRules<CustomerPayment> SERVER_NUMBERED = new UnsettledRules<>(
            "the server gave the line its number, so that it cannot be looked up. Use CreateMode.EXACTLY_ONCE");

    private final Addresses addresses;
    private final Transport transport;
    private final JournalBooks books;
    private final UUID company;
    private final UUID id;

    HttpJournalPayments(Addresses addresses, Transport transport, JournalBooks books, UUID company, UUID id) {
        this.addresses = addresses;
        this.transport = transport;
        this.books = books;
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
        return listing().at(addresses.journalPayments(company, id), whole);
    }

    private Listing<CustomerPayment> listing() {
        return new Listing<>(CustomerPayment.jsonAdapter(), PaymentCalls::hasId, addresses.origin(), transport);
    }

    @Override
    public JournalPayments.Calls calls() {
        return new NestedCalls();
    }

    private final class NestedCalls extends PaymentCalls implements JournalPayments.Calls {
        private NestedCalls() {
            super(transport, books);
        }

        @Override
        public ApiCall<CustomerPayment> create(NewCustomerPayment payment, CreateMode mode) {
            Objects.requireNonNull(payment, "payment");
            if (payment.has(CONTACT_ID) && addresses.apiVersion() != ApiVersion.V1_0) {
                throw new IllegalArgumentException("contactId exists only in v1.0 of the API, and this endpoint is "
                        + addresses.apiVersion().segment()
                        + ". Name the customer by customerNumber or customerId instead.");
            }
            return transport.prepare(CallSpec.create(
                    addresses.journalPayments(company, id), json(payment), PAYMENT, conduct(payment, mode)));
        }

        private Conduct<CustomerPayment> conduct(NewCustomerPayment payment, CreateMode mode) {
            return switch (mode) {
                case EXACTLY_ONCE -> new ExactlyOnceCreate(lines(), payment, NestedCalls::json);
                case SERVER_NUMBERED -> {
                    if (payment.has(LINE_NUMBER)) {
                        throw new IllegalArgumentException(
                                "lineNumber is set, but the mode is SERVER_NUMBERED. Leave out one of the two.");
                    }
                    yield (session, spec) -> session.write(spec, SERVER_NUMBERED);
                }
            };
        }

        private JournalLines lines() {
            return new JournalLines(
                    addresses.journalPayments(company, id),
                    listing(),
                    line -> CallSpec.read(address(line), PAYMENT),
                    books);
        }

        private static ByteString json(NewCustomerPayment payment) {
            return json(NewCustomerPayment.jsonAdapter(), payment);
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
