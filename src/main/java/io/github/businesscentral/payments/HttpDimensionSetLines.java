package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.DimensionSetLineFields.CODE;
import static io.github.businesscentral.payments.model.DimensionSetLineFields.ID;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.internal.Listing;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.KeyedCreate;
import io.github.businesscentral.payments.model.DimensionSetLine;
import io.github.businesscentral.payments.model.DimensionSetLinePatch;
import io.github.businesscentral.payments.model.NewDimensionSetLine;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.UUID;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** A payment's dimensions over HTTP. */
final class HttpDimensionSetLines implements DimensionSetLines {
    private static final Query<DimensionSetLine> ALL = Query.of(DimensionSetLine.class);
    private static final AnswerReader<DimensionSetLine> LINE = EditCalls.entity(DimensionSetLine.jsonAdapter());

    private final Api api;
    private final HttpUrl set;
    private final Addresses.Members members;
    private final Listing<DimensionSetLine> listing;

    /** The dimensions of the payment at {@code payment}. */
    HttpDimensionSetLines(Api api, HttpUrl payment) {
        this.api = api;
        this.set = Addresses.below(payment, "dimensionSetLines");
        this.members = new Addresses.Members(set);
        this.listing = api.listing(DimensionSetLine.jsonAdapter());
    }

    @Override
    public Paged<DimensionSetLine> list() {
        return listing.at(set, ALL);
    }

    @Override
    public DimensionSetLines.Calls calls() {
        return new LineCalls();
    }

    /** Whether {@code line} has the dimension of {@code draft}. If {@code draft} has both its id and its code, the id decides. */
    private static boolean isOfSameDimension(NewDimensionSetLine draft, DimensionSetLine line) {
        return draft.value(ID)
                .map(line.id()::equals)
                .orElseGet(() -> line.has(CODE)
                        && CodeText.isSame(line.code(), draft.value(CODE).orElseThrow()));
    }

    private final class LineCalls extends EditCalls<DimensionSetLine, DimensionSetLinePatch>
            implements DimensionSetLines.Calls {
        private LineCalls() {
            super(api.transport(), LINE, DimensionSetLinePatch.jsonAdapter(), id -> {});
        }

        @Override
        public ApiCall<DimensionSetLine> create(NewDimensionSetLine line) {
            Predicate<DimensionSetLine> isSame = found -> isOfSameDimension(line, found);
            KeyedCreate<DimensionSetLine> exactlyOnce = new KeyedCreate<>(
                    listing.finding(set, ALL, isSame), isSame, line::differencesFrom, "the dimension");
            return create(set, NewDimensionSetLine.jsonAdapter(), line, exactlyOnce);
        }

        @Override
        HttpUrl address(UUID id) {
            return members.one(id);
        }
    }
}
