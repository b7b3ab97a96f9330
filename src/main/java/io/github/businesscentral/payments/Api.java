package io.github.businesscentral.payments;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.write.JournalBooks;
import io.github.businesscentral.payments.internal.write.LedgerQuery;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.GeneralLedgerEntry;
import io.github.businesscentral.payments.retry.RateLimit;
import java.util.UUID;

/** What all scopes of a client share: where the API is, the way there, and what is known of its journals. */
record Api(Addresses addresses, Transport transport, RateLimit rateLimit, JournalBooks books) {
    /** Lists entities, each of which the server must have named. */
    <E extends Entity<E>> Listing<E> listing(JsonAdapter<E> adapter) {
        return new Listing<>(adapter, EditCalls::hasId, addresses.origin(), transport);
    }

    /** Asks the general ledger of a company. */
    LedgerQuery ledger(UUID company) {
        return new LedgerQuery(
                listing(GeneralLedgerEntry.jsonAdapter()), addresses.set(company, "generalLedgerEntries"));
    }
}
