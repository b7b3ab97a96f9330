package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.CODE;
import static io.github.businesscentral.payments.model.CustomerPaymentJournalFields.ID;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.KeyedCreate;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.UUID;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** A company's journals over HTTP. */
final class HttpJournals implements Journals {
    private static final AnswerReader<CustomerPaymentJournal> JOURNAL =
            EditCalls.entity(CustomerPaymentJournal.jsonAdapter());

    private final Api api;
    private final HttpUrl set;
    private final Addresses.Members members;
    private final Listing<CustomerPaymentJournal> listing;

    HttpJournals(Api api, UUID company) {
        this.api = api;
        this.set = api.addresses().set(company, "customerPaymentJournals");
        this.members = new Addresses.Members(set);
        this.listing = api.listing(CustomerPaymentJournal.jsonAdapter());
    }

    @Override
    public Paged<CustomerPaymentJournal> list(Query<CustomerPaymentJournal> query) {
        Query<CustomerPaymentJournal> ordered = query.isOrdered() ? query : query.orderBy(CODE.ascending());
        return listing.at(set, ordered.isPartial() ? ordered.select(ID) : ordered);
    }

    @Override
    public Journals.Calls calls() {
        return new JournalCalls();
    }

    private final class JournalCalls extends EditCalls<CustomerPaymentJournal, CustomerPaymentJournalPatch>
            implements Journals.Calls {
        private JournalCalls() {
            super(api.transport(), JOURNAL, CustomerPaymentJournalPatch.jsonAdapter(), id -> {});
        }

        @Override
        public ApiCall<CustomerPaymentJournal> create(NewCustomerPaymentJournal journal) {
            String code = journal.value(CODE).orElseThrow();
            Predicate<CustomerPaymentJournal> hasCode = found -> found.has(CODE) && CodeText.isSame(found.code(), code);
            KeyedCreate<CustomerPaymentJournal> exactlyOnce = new KeyedCreate<>(
                    listing.finding(set, Query.where(CODE.equalTo(code)), hasCode),
                    hasCode,
                    journal::differencesFrom,
                    "a journal with the code");
            return create(set, NewCustomerPaymentJournal.jsonAdapter(), journal, exactlyOnce);
        }

        @Override
        HttpUrl address(UUID id) {
            return members.one(id);
        }
    }
}
