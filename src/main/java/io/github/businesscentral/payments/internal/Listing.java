package io.github.businesscentral.payments.internal;

import com.squareup.moshi.JsonAdapter;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.Origin;
import io.github.businesscentral.payments.call.Page;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.odata.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/** Creates the lists of an entity: turns a query into an address and a page size, and reads the pages. */
public final class Listing<T> {
    private final AnswerReader<Page<T>> reader;
    private final Transport transport;

    /** Lists entities that {@code adapter} reads. Links must stay at {@code endpoint}. */
    public Listing(JsonAdapter<T> adapter, Predicate<T> hasId, Origin endpoint, Transport transport) {
        this.reader = AnswerReader.page(adapter, hasId, endpoint);
        this.transport = transport;
    }

    /** Returns the rows of the collection at {@code url} that {@code query} selects. Sends nothing yet. */
    public Paged<T> at(HttpUrl url, Query<T> query) {
        RequestOptions options = query.isReadOnlyReplica()
                ? RequestOptions.builder().readOnlyReplica().build()
                : RequestOptions.none();
        return new LinkedPages<>(
                address(url, query),
                query.pageSize(),
                (page, size) -> transport.prepare(spec(page, size).with(options)));
    }

    /** Returns a look-up of the first entity of {@code query} that matches {@code wanted}. */
    public Function<Session, Optional<ApiResponse<T>>> finding(HttpUrl url, Query<T> query, Predicate<T> wanted) {
        CallSpec<Page<T>> page = spec(url, query);
        return session -> {
            ApiResponse<Page<T>> answer = session.lookUp(page);
            return answer.value().items().stream().filter(wanted).findFirst().map(answer::withValue);
        };
    }

    /** The call for the first page only. */
    public CallSpec<Page<T>> spec(HttpUrl url, Query<T> query) {
        return spec(address(url, query), query.pageSize());
    }

    /** The call for the page at a {@code nextLink}. */
    public CallSpec<Page<T>> page(HttpUrl link) {
        return spec(link, OptionalInt.empty());
    }

    /** Returns the call for the page at {@code page}; its value is what {@code map} returns for the page. */
    public <R> ApiCall<R> mapped(HttpUrl page, OptionalInt pageSize, Function<Page<T>, R> map) {
        return transport.prepare(sized(CallSpec.read(page, response -> map.apply(reader.read(response))), pageSize));
    }

    private CallSpec<Page<T>> spec(HttpUrl page, OptionalInt pageSize) {
        return sized(CallSpec.read(page, reader), pageSize);
    }

    private static <R> CallSpec<R> sized(CallSpec<R> spec, OptionalInt pageSize) {
        return pageSize.isPresent() ? spec.preferring("odata.maxpagesize=" + pageSize.getAsInt()) : spec;
    }

    private HttpUrl address(HttpUrl url, Query<T> query) {
        HttpUrl.Builder address = url.newBuilder();
        query.options().forEach((name, value) -> address.addEncodedQueryParameter(name, encoded(value)));
        return address.build();
    }

    /** Percent-encodes everything but letters and digits, so that no value can end its option or start another one. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
