package io.github.businesscentral.payments;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.CallKind;
import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.UnsentCall;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.DeleteRules;
import io.github.businesscentral.payments.internal.write.KeyedCreate;
import io.github.businesscentral.payments.internal.write.Settlement;
import io.github.businesscentral.payments.internal.write.UpdateRules;
import io.github.businesscentral.payments.internal.write.UpdateRules.WhenStale;
import io.github.businesscentral.payments.internal.write.Write;
import io.github.businesscentral.payments.internal.write.WriteRules;
import io.github.businesscentral.payments.model.Entity;
import io.github.businesscentral.payments.model.EntityValues;
import io.github.businesscentral.payments.odata.ETag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The requests that read, update and delete existing entities. Subclasses know the addresses. */
abstract class EditCalls<E extends Entity<E>, P extends EntityValues<E>> implements Editable.Calls<E, P> {
    // To reach this, others would have to change the entity between each read and the next write.
    private static final int MOST_REREADS = 5;

    private final Transport transport;
    private final AnswerReader<E> answer;
    private final JsonAdapter<P> patches;
    private final Consumer<UUID> deleted;

    /**
     * Reads entities with {@code answer} and writes changes with {@code patches}.
     *
     * @param deleted called with the id of each deleted entity
     */
    EditCalls(Transport transport, AnswerReader<E> answer, JsonAdapter<P> patches, Consumer<UUID> deleted) {
        this.transport = transport;
        this.answer = answer;
        this.patches = patches;
        this.deleted = deleted;
    }

    /** Reads an entity, which must have an id. One without could never be changed or deleted. */
    static <T extends Entity<T>> AnswerReader<T> entity(JsonAdapter<T> adapter) {
        return AnswerReader.entity(adapter, EditCalls::hasId);
    }

    static boolean hasId(Entity<?> entity) {
        return entity.hasId() && !Addresses.isZero(entity.id());
    }

    /** The address of the entity with this id. */
    abstract HttpUrl address(UUID id);

    /** The address of this entity. */
    HttpUrl address(E entity) {
        return address(entity.id());
    }

    /** Creates an entity in the collection at {@code set}. {@code rules} find it again. */
    final <N> ApiCall<E> create(HttpUrl set, JsonAdapter<N> adapter, N entity, KeyedCreate<E> rules) {
        AnswerReader<E> created = answer.expecting(rules.hasKey(), "the key that was sent");
        return prepare(
                CallSpec.of(CallKind.CREATE, set, Write.of(created, rules)).withContent(json(adapter, entity)));
    }

    final <T> ApiCall<T> prepare(CallSpec<T> spec) {
        return transport.prepare(spec);
    }

    @Override
    public ApiCall<E> get(UUID id) {
        return prepare(CallSpec.read(address(id), about(id)));
    }

    private AnswerReader<E> about(UUID id) {
        return answer.expecting(entity -> entity.id().equals(id), "the id that was asked for");
    }

    @Override
    public ApiCall<E> update(E entity, P patch) {
        HttpUrl url = address(entity);
        return patch.isEmpty()
                ? new UnsentCall<>(entity, "PATCH", url)
                : prepare(update(url, entity.id(), entity.etag(), patch));
    }

    @Override
    public ApiCall<E> update(UUID id, ETag etag, P patch) {
        if (patch.isEmpty()) {
            throw new IllegalArgumentException(
                    "patch is empty: there is nothing to send. Set a property, or use get(id).");
        }
        return prepare(update(address(id), id, etag, patch));
    }

    private CallSpec<E> update(HttpUrl url, UUID id, ETag etag, P patch) {
        Objects.requireNonNull(etag, "etag");
        AnswerReader<E> about = about(id);
        WriteRules<E> rules = rules(url, about, etag, patch, WhenStale.REFUSED);
        return new CallSpec<>(
                CallKind.UPDATE,
                url,
                etag,
                Headers.EMPTY,
                json(patches, patch),
                RequestOptions.none(),
                Write.of(about, rules));
    }

    private WriteRules<E> rules(HttpUrl url, AnswerReader<E> about, ETag etag, P patch, WhenStale whenStale) {
        Predicate<E> stored = now -> patch.isStoredIn(now) && hasAdditional(now, patch);
        return new UpdateRules<>(url, about, etag, stored, Entity::etag, whenStale);
    }

    /** Without this check, an update of additional properties alone would count as executed after any change by others. */
    private static boolean hasAdditional(Entity<?> now, EntityValues<?> patch) {
        Map<String, @Nullable Object> stored = now.additionalProperties();
        return patch.additionalProperties().entrySet().stream()
                .allMatch(sent ->
                        stored.containsKey(sent.getKey()) && isSame(sent.getValue(), stored.get(sent.getKey())));
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal otherNumber) {
            return number.compareTo(otherNumber) == 0;
        }
        return Objects.equals(one, other);
    }

    @Override
    public ApiCall<E> update(UUID id, Function<E, P> change) {
        Objects.requireNonNull(change, "change");
        HttpUrl url = address(id);
        AnswerReader<E> about = about(id);
        Write<E> write = (session, spec, tries) -> changed(session, spec, about, change, tries);
        return prepare(CallSpec.of(CallKind.UPDATE, url, write).matching(ETag.ANY));
    }

    /** Only a definite refusal leads to another read: a change that may have been executed must not be applied twice. */
    private Settlement<E> changed(
            Session session, CallSpec<E> spec, AnswerReader<E> about, Function<E, P> change, int reads) {
        ApiResponse<E> now = session.read(CallSpec.read(spec.url(), about));
        P patch = Objects.requireNonNull(change.apply(now.value()), "the change returned null");
        if (patch.isEmpty()) {
            return Settlement.completed(session, spec, now);
        }
        ETag etag = now.value().etag();
        WhenStale whenStale = reads < MOST_REREADS ? WhenStale.APPLIED_AGAIN : WhenStale.REFUSED;
        return new Settlement<>(
                session,
                spec.matching(etag).withContent(json(patches, patch)),
                about,
                rules(spec.url(), about, etag, patch, whenStale));
    }

    @Override
    public ApiCall<DeleteOutcome> delete(E entity) {
        return delete(address(entity), entity.id(), entity.etag());
    }

    @Override
    public ApiCall<DeleteOutcome> delete(UUID id, ETag etag) {
        return delete(address(id), id, etag);
    }

    private ApiCall<DeleteOutcome> delete(HttpUrl url, UUID id, ETag etag) {
        Objects.requireNonNull(etag, "etag");
        WriteRules<DeleteOutcome> rules = new DeleteRules(CallSpec.read(url, about(id)), () -> deleted.accept(id));
        Write<DeleteOutcome> write = Write.of(AnswerReader.noContent(), rules);
        return prepare(CallSpec.of(CallKind.DELETE, url, write).matching(etag));
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
