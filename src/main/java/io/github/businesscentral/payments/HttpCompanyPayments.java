package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.JOURNAL_ID;

import io.github.businesscentral.payments.internal.JournalBooks;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.UUID;
import okhttp3.HttpUrl;

/** A company's payments over HTTP. */
final class HttpCompanyPayments implements CompanyPayments {
    private final Addresses addresses;
    private final Transport transport;
    private final JournalBooks books;
    private final UUID id;

    HttpCompanyPayments(Addresses addresses, Transport transport, JournalBooks books, UUID id) {
        this.addresses = addresses;
        this.transport = transport;
        this.books = books;
        this.id = id;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public JournalPayments journal(UUID journalId) {
        return new HttpJournalPayments(addresses, transport, books, id, Addresses.checked(journalId, "journalId"));
    }

    @Override
    public PaymentsById.Calls calls() {
        return new DirectCalls();
    }

    private final class DirectCalls extends PaymentCalls {
        private DirectCalls() {
            super(transport, books);
        }

        @Override
        HttpUrl address(UUID payment) {
            return addresses.payment(id, payment);
        }

        @Override
        HttpUrl address(CustomerPayment payment) {
            return payment.has(JOURNAL_ID) && !Addresses.isZero(payment.journalId())
                    ? addresses.journalPayment(id, payment.journalId(), payment.id())
                    : address(payment.id());
        }
    }
}
