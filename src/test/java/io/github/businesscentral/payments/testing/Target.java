package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import io.github.businesscentral.payments.testing.odata.ResourcePath.Segment;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What an address leads to: a collection, or one entity of it.
 *
 * @param owner the row whose part the collection is, {@code null} if it is addressed directly
 * @param row the entity, {@code null} if the collection itself is meant
 * @param context what {@code @odata.context} says behind the {@code #}
 */
record Target(
        EntityType type, @Nullable Row owner, @Nullable Row row, String context) {
    /** Rule 4: names that documents use and no server knows. */
    private static final Set<String> MISSPELT = Set.of("customerPayment", "customerPaymentsJournals");

    static Target of(ResourcePath path, HttpUrl url, Database database) {
        List<Segment> segments = path.segments();
        if (segments.isEmpty()) {
            throw ODataError.noRoute(url);
        }
        Segment first = segments.get(0);
        if (first.name().equals(Schema.SUBSCRIPTION.set()) && segments.size() == 1 && !path.isRuntime()) {
            // Rule 32: in no company.
            return byText(Schema.SUBSCRIPTION, first, Schema.SUBSCRIPTION.set(), database);
        }
        if (!first.name().equals(Schema.COMPANY.set())) {
            return inCompany(company(url.queryParameter("company"), database), segments, url, database);
        }
        if (first.key() == null) {
            if (segments.size() > 1) {
                throw ODataError.noRoute(url);
            }
            return new Target(Schema.COMPANY, null, null, Schema.COMPANY.set());
        }
        Row company = company(first.id(), database);
        if (path.isRuntime()) {
            return supportedResources(segments, company, url, database);
        }
        return segments.size() == 1
                ? new Target(Schema.COMPANY, null, company, Schema.COMPANY.set())
                : inCompany(company, segments.subList(1, segments.size()), url, database);
    }

    private static Target supportedResources(List<Segment> segments, Row company, HttpUrl url, Database database) {
        EntityType type = Schema.SUPPORTED_RESOURCE;
        if (segments.size() != 2 || !segments.get(1).name().equals(type.set())) {
            throw ODataError.noRoute(url);
        }
        return byText(type, segments.get(1), "companies(" + company.id() + ")/" + type.set(), database);
    }

    /** A set whose key is a text. */
    private static Target byText(EntityType type, Segment segment, String context, Database database) {
        if (segment.key() == null) {
            return new Target(type, null, null, context);
        }
        Row row = new Source(database, type, null)
                .table(Map.of())
                .find(null, segment.text())
                .orElseThrow(() -> ODataError.notFound(segment.toString()));
        return new Target(type, null, row, context);
    }

    /** Returns how addresses name a row of this set. */
    static String key(Row row) {
        return row.type() == Schema.SUBSCRIPTION ? "('" + row.text("subscriptionId") + "')" : "(" + row.id() + ")";
    }

    private static Row company(@Nullable String id, Database database) {
        if (id == null) {
            throw ODataError.badRequest("The request names no company, neither in its path nor as ?company=.");
        }
        if (!Property.isGuid(id)) {
            // Rule 41; the status is a choice.
            return database.table(Schema.COMPANY)
                    .find(null, id)
                    .orElseThrow(() -> new ODataError(400, "Unknown", "The supplied company name is not valid."));
        }
        return company(new Segment("company", id).id(), database);
    }

    private static Row company(UUID id, Database database) {
        return database.table(Schema.COMPANY)
                .find(id)
                .orElseThrow(() -> new ODataError(
                        404, "Internal_CompanyNotFound", "The company with the id " + id + " does not exist."));
    }

    private static Target inCompany(Row company, List<Segment> segments, HttpUrl url, Database database) {
        Segment first = segments.get(0);
        EntityType type = Schema.SETS.stream()
                .filter(set -> set.set().equals(first.name()))
                .findFirst()
                .orElseThrow(() -> unknown(first, url));
        Target target =
                select(new Target(type, null, null, "companies(" + company.id() + ")/" + type.set()), first, database);
        for (Segment segment : segments.subList(1, segments.size())) {
            target = target.follow(segment, url, database);
        }
        return target;
    }

    private Target follow(Segment segment, HttpUrl url, Database database) {
        if (row == null) {
            throw afterCollection();
        }
        EntityType part = Schema.PARTS.get(type);
        if (part == null || !segment.name().equals(part.set())) {
            throw unknown(segment, url);
        }
        String below = context + "(" + row.id() + ")/" + part.set();
        return select(new Target(part, row, null, below), segment, database);
    }

    /** Rule 42: such as a key as a path segment. The end of the text is a choice. */
    private ODataError afterCollection() {
        return new ODataError(
                404,
                "BadRequest_NotFound",
                "The request URI is not valid. Since the segment '" + type.set()
                        + "' refers to a collection, this must be"
                        + " the last segment in the request URI or it must be followed by an function or action that can be"
                        + " bound to it otherwise all intermediate segments must refer to a single resource.");
    }

    /** Picks the entity of a collection if the segment has a key. */
    private static Target select(Target collection, Segment segment, Database database) {
        if (segment.key() == null) {
            return collection;
        }
        Row owner = collection.owner();
        Row row = new Source(database, collection.type(), owner)
                .find(segment.id())
                .orElseThrow(() -> ODataError.notFound(segment.toString()));
        return new Target(collection.type(), owner, row, collection.context());
    }

    private static ODataError unknown(Segment segment, HttpUrl url) {
        return MISSPELT.contains(segment.name()) ? ODataError.noRoute(url) : ODataError.notFound(segment.name());
    }
}
