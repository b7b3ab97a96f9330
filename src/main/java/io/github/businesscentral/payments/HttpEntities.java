package io.github.businesscentral.payments;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** Reads entities over HTTP: a collection at an address. */
final class HttpEntities<E extends Entity<E>> implements Entities<E> {
    private final Api api;
    private final HttpUrl set;
    private final Addresses.Members members;
    private final Class<E> type;
    private final Listing<E> listing;
    private final AnswerReader<E> answer;
    private final GuidField<E> id;

    HttpEntities(Api api, HttpUrl set, Class<E> type, JsonAdapter<E> adapter, GuidField<E> id) {
        this.api = api;
        this.set = set;
        this.members = new Addresses.Members(set);
        this.type = type;
        this.listing = api.listing(adapter);
        this.answer = EditCalls.entity(adapter);
        this.id = id;
    }

    @Override
    public Calls<E> calls() {
        return entity -> api.transport()
                .prepare(CallSpec.read(
                        members.one(entity),
                        answer.expecting(read -> read.id().equals(entity), "the id that was asked for")));
    }

    @Override
    public Paged<E> list() {
        return list(Query.of(type));
    }

    @Override
    public Paged<E> list(Query<E> query) {
        return listing.at(set, query.isPartial() ? query.select(id) : query);
    }

    /**
     * Entities with a number.
     *
     * @param preferred selects one of several entities with the same number
     */
    record Numbered<E>(Entities<E> all, CodeField<E> number, Function<E, String> numberOf, Predicate<E> preferred)
            implements Entities.Numbered<E> {
        @Override
        public Calls<E> calls() {
            return all.calls();
        }

        @Override
        public Paged<E> list() {
            return all.list();
        }

        @Override
        public Paged<E> list(Query<E> query) {
            return all.list(query);
        }

        @Override
        public Optional<E> byNumber(String wanted) {
            // Compared here too, because characters such as * in a value can match too much (business-central.md 6.3).
            List<E> found = list(Query.where(number.equalTo(wanted))).stream()
                    .filter(entity -> CodeText.isSame(numberOf.apply(entity), wanted))
                    .toList();
            return found.stream()
                    .filter(preferred)
                    .findFirst()
                    .or(() -> found.stream().findFirst());
        }
    }
}
