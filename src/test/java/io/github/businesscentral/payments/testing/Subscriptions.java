package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Rule 32: creates, renews and deletes webhook subscriptions. Nothing is made or renewed without a handshake. */
final class Subscriptions implements WritableSet {
    private final Database database;
    private final Predicate<HttpUrl> handshake;
    private final Limits limits;

    /** How long a subscription lives, and how many there can be. */
    interface Limits {
        Duration expireAfter();

        int mostSubscriptions();
    }

    Subscriptions(Database database, Predicate<HttpUrl> handshake, Limits limits) {
        this.database = database;
        this.handshake = handshake;
        this.limits = limits;
    }

    @Override
    public Row create(@Nullable Row owner, Map<String, @Nullable Object> body) {
        Row.Draft draft = Row.blank(Schema.SUBSCRIPTION);
        apply(body, draft);
        if (database.subscriptions().rows(null).count() >= limits.mostSubscriptions()) {
            throw ODataError.badRequest(
                    "There are " + limits.mostSubscriptions() + " subscriptions already; no more are allowed.");
        }
        UUID id = database.newId(
                Schema.SUBSCRIPTION,
                draft.view().text("notificationUrl") + draft.view().text("resource"));
        return database.save(confirmed(draft)
                .set("id", id)
                .set("subscriptionId", id.toString().replace("-", ""))
                .set("systemCreatedAt", now()));
    }

    @Override
    public Row update(Row entity, Map<String, @Nullable Object> body) {
        Row.Draft draft = entity.edit();
        apply(body, draft);
        return database.save(confirmed(draft));
    }

    @Override
    public void delete(Row entity) {
        database.remove(entity);
    }

    private void apply(Map<String, @Nullable Object> body, Row.Draft draft) {
        SentValues.of(Schema.SUBSCRIPTION, body, draft.view(), Set.of())
                .inOrder()
                .forEach(draft::set);
        SubscribedResource.supported(draft.view().text("resource"), database);
        if (HttpUrl.parse(draft.view().text("notificationUrl")) == null) {
            throw ODataError.badRequest("The notificationUrl is not an address.");
        }
    }

    /** The status of a failed handshake is a choice. */
    private Row.Draft confirmed(Row.Draft draft) {
        if (!handshake.test(HttpUrl.get(draft.view().text("notificationUrl")))) {
            throw ODataError.badRequest("The notificationUrl did not answer with the validationToken in time.");
        }
        return draft.set("expirationDateTime", now().plus(limits.expireAfter())).set("systemModifiedAt", now());
    }

    private Instant now() {
        return database.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
