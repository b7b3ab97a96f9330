package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityJson;
import io.github.businesscentral.payments.testing.odata.JsonBody;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The server itself: from a request to its answer, one request at a time. */
final class Service {
    private static final System.Logger LOG = System.getLogger(Service.class.getName());
    private static final String JSON = "application/json; odata.metadata=minimal";
    private static final Pattern NO_CONTENT_PREFERRED = Pattern.compile("(?i)\\breturn[-=]no-content\\b");

    private final Database database;
    private final Authentication authentication;
    private final Set<Choice> choices;
    private final Payments payments;
    private final Reads reads;

    Service(Database database, Authentication authentication, Set<Choice> choices, int pageSize) {
        this.database = database;
        this.authentication = authentication;
        this.choices = choices;
        this.payments = new Payments(database, choices);
        this.reads = new Reads(database, choices, pageSize);
    }

    FakeResponse answer(FakeRequest request) {
        UUID correlationId = UUID.randomUUID();
        FakeResponse response;
        try {
            authentication.check(request.header("Authorization"));
            ResourcePath path = ResourcePath.of(request.url());
            synchronized (database) {
                response = route(request, path);
            }
        } catch (ODataError e) {
            // Rule 5: each refusal has a correlation id of its own, and it is logged.
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> request + ": " + e.status() + " " + e.code() + " " + correlationId);
            response = json(e.status(), List.of(EntityJson.error(e, correlationId)));
        }
        return response.withHeader("OData-Version", "4.0").withHeader("ms-correlation-x", correlationId.toString());
    }

    private FakeResponse route(FakeRequest request, ResourcePath path) {
        Target target = Target.of(path, request.url(), database);
        if (path.asksForCount() && (target.row() != null || !request.method().equals("GET"))) {
            throw ODataError.notFound(ResourcePath.COUNT);
        }
        return switch (request.method()) {
            case "GET" -> read(request, path, target);
            case "POST" -> create(request, path, target);
            case "PATCH" -> update(request, path, target);
            case "DELETE" -> delete(request, target);
            default ->
                throw ODataError.methodNotAllowed(
                        request.method(), target.type().set());
        };
    }

    private FakeResponse read(FakeRequest request, ResourcePath path, Target target) {
        Row row = target.row();
        if (path.asksForCount()) {
            return reads.count(target, request.url());
        }
        return row == null
                ? reads.collection(context(path, target), target, request)
                : tagged(reads.entity(context(path, target), row, request.url()), row);
    }

    private FakeResponse create(FakeRequest request, ResourcePath path, Target target) {
        if (target.row() != null) {
            // Documents show it with the key of an entity; there is no such route.
            throw ODataError.noRoute(request.url());
        }
        refuseUnlessPayment(request, target);
        Row created = payments.create(target.owner(), body(request));
        boolean noContent = request.headers().values("Prefer").stream()
                .anyMatch(preference -> NO_CONTENT_PREFERRED.matcher(preference).find());
        FakeResponse response = noContent ? FakeResponse.of(204) : entity(201, path, target, created);
        return choices.contains(Choice.LOCATION_AND_ETAG_HEADERS_OMITTED)
                ? response
                : response.withHeader("Location", path.root() + "/" + target.context() + "(" + created.id() + ")");
    }

    private FakeResponse update(FakeRequest request, ResourcePath path, Target target) {
        Row row = entityToWrite(request, target);
        IfMatch.require(request.header("If-Match"), row);
        return entity(200, path, target, payments.update(row, body(request)));
    }

    private FakeResponse delete(FakeRequest request, Target target) {
        Row row = entityToWrite(request, target);
        if (choices.contains(Choice.DELETE_NEEDS_IF_MATCH)) {
            IfMatch.require(request.header("If-Match"), row);
        } else {
            IfMatch.allow(request.header("If-Match"), row);
        }
        payments.delete(row);
        return FakeResponse.of(204);
    }

    private static Row entityToWrite(FakeRequest request, Target target) {
        refuseUnlessPayment(request, target);
        if (target.row() == null) {
            throw ODataError.methodNotAllowed(request.method(), target.type().set());
        }
        return target.row();
    }

    /** Everything but payments is read-only. */
    private static void refuseUnlessPayment(FakeRequest request, Target target) {
        if (target.type() != Schema.PAYMENT) {
            throw ODataError.methodNotAllowed(request.method(), target.type().set());
        }
    }

    private static Map<String, @Nullable Object> body(FakeRequest request) {
        String contentType = request.header("Content-Type");
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw new ODataError(415, "BadRequest", "The content type of the request body must be application/json.");
        }
        return JsonBody.parse(request.body());
    }

    private FakeResponse entity(int status, ResourcePath path, Target target, Row row) {
        String context = context(path, target) + "/$entity";
        return tagged(json(status, List.of(EntityJson.entity(context, row))), row);
    }

    private FakeResponse tagged(FakeResponse response, Row row) {
        return choices.contains(Choice.LOCATION_AND_ETAG_HEADERS_OMITTED)
                ? response
                : response.withHeader("ETag", row.etag());
    }

    static FakeResponse json(int status, Iterable<ByteString> body) {
        return FakeResponse.of(status, JSON, body);
    }

    private static String context(ResourcePath path, Target target) {
        return path.root() + "/$metadata#" + target.context();
    }
}
