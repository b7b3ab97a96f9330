package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityJson;
import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.JsonBody;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The server itself: from a request to its answer, one request at a time. */
final class Service {
    private static final System.Logger LOG = System.getLogger(Service.class.getName());
    static final String JSON = "application/json; odata.metadata=minimal";
    private static final Pattern NO_CONTENT_PREFERRED = Pattern.compile("(?i)\\breturn[-=]no-content\\b");

    private final Database database;
    private final Authentication authentication;
    private final Set<Choice> choices;
    private final RequestLog batched;
    private final Map<EntityType, WritableSet> writableSets;
    private final Posting posting;
    private final Batch batch;
    private final Reads reads;

    /** Makes a server that notes the operations of batches in {@code batched}. */
    Service(Database database, Authentication authentication, Set<Choice> choices, int pageSize, RequestLog batched) {
        this.database = database;
        this.authentication = authentication;
        this.choices = choices;
        this.batched = batched;
        this.writableSets = Map.of(
                Schema.PAYMENT, new Payments(database, choices),
                Schema.JOURNAL, new Journals(Schema.JOURNAL, database, choices),
                Schema.GENERAL_JOURNAL, new Journals(Schema.GENERAL_JOURNAL, database, choices),
                Schema.DIMENSION_SET_LINE, new DimensionSetLines(database, choices));
        this.posting = new Posting(database);
        this.batch = new Batch(database, choices, this::answerOperation);
        this.reads = new Reads(database, choices, pageSize);
    }

    FakeResponse answer(FakeRequest request) {
        return answer(request, () -> {
            authentication.check(request.header("Authorization"));
            ResourcePath path = ResourcePath.of(request.url());
            return Batch.isAddressed(path) ? batch.answer(request, path.root()) : carryOut(request, path);
        });
    }

    /** Answers an operation of a batch; credentials are the batch's own. */
    private FakeResponse answerOperation(FakeRequest operation) {
        batched.add(operation);
        return answer(operation, () -> carryOut(operation, inCompanyOf(operation, ResourcePath.of(operation.url()))));
    }

    /** Operations may name their company in a header, by its name. */
    private ResourcePath inCompanyOf(FakeRequest operation, ResourcePath path) {
        String name = operation.header("Company");
        if (name == null
                || path.segments().isEmpty()
                || path.segments().get(0).name().equals(Schema.COMPANY.set())) {
            return path;
        }
        synchronized (database) {
            Row company = database.table(Schema.COMPANY)
                    .find(null, name)
                    .orElseThrow(() -> new ODataError(
                            404, "Internal_CompanyNotFound", "The company " + name + " does not exist."));
            return path.below(
                    new ResourcePath.Segment(Schema.COMPANY.set(), company.id().toString()));
        }
    }

    private FakeResponse carryOut(FakeRequest request, ResourcePath path) {
        synchronized (database) {
            return database.atomically(() -> route(request, path));
        }
    }

    private FakeResponse answer(FakeRequest request, Supplier<FakeResponse> server) {
        UUID correlationId = UUID.randomUUID();
        FakeResponse response;
        try {
            response = server.get();
        } catch (ODataError refused) {
            ODataError e = new Refusal(choices).of(refused);
            // Rule 5: each refusal has a correlation id of its own, and it is logged.
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> request + ": " + e.status() + " " + e.code() + " " + correlationId);
            response = json(e.status(), List.of(EntityJson.error(e, correlationId)));
        }
        return response.withHeader("OData-Version", "4.0").withHeader("ms-correlation-x", correlationId.toString());
    }

    private FakeResponse route(FakeRequest request, ResourcePath path) {
        if ("ReadOnly".equalsIgnoreCase(request.header("Data-Access-Intent"))
                && !request.method().equals("GET")) {
            throw ODataError.badRequest("Data-Access-Intent: ReadOnly is not allowed on " + request.method() + ".");
        }
        if (Posting.isAddressed(path)) {
            return post(request, path);
        }
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
        Row created = writableSet(request, target).create(target.owner(), body(request));
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
        return entity(200, path, target, writableSet(request, target).update(row, body(request)));
    }

    private FakeResponse delete(FakeRequest request, Target target) {
        Row row = entityToWrite(request, target);
        if (choices.contains(Choice.DELETE_NEEDS_IF_MATCH)) {
            IfMatch.require(request.header("If-Match"), row);
        } else {
            IfMatch.allow(request.header("If-Match"), row);
        }
        writableSet(request, target).delete(row);
        return FakeResponse.of(204);
    }

    /** Rule 19: {@code journals} has the action; an {@code If-Match} is compared if there is one (4.2). */
    private FakeResponse post(FakeRequest request, ResourcePath path) {
        String action = path.segments().get(path.segments().size() - 1).name();
        Target target = Target.of(path.parent(), request.url(), database);
        Row journal = target.row();
        if (journal == null || target.type() != Schema.GENERAL_JOURNAL || !isPostable(journal)) {
            throw ODataError.notFound(action);
        }
        if (!request.method().equals("POST")) {
            throw ODataError.methodNotAllowed(request.method(), action);
        }
        IfMatch.allow(request.header("If-Match"), journal);
        posting.post(journal);
        return FakeResponse.of(204);
    }

    private boolean isPostable(Row journal) {
        return !choices.contains(Choice.CASH_RECEIPT_JOURNALS_CANNOT_BE_POSTED)
                || !journal.text("templateDisplayName").equals(Schema.CASH_RECEIPTS);
    }

    private Row entityToWrite(FakeRequest request, Target target) {
        writableSet(request, target);
        if (target.row() == null) {
            throw ODataError.methodNotAllowed(request.method(), target.type().set());
        }
        return target.row();
    }

    private WritableSet writableSet(FakeRequest request, Target target) {
        WritableSet set = writableSets.get(target.type());
        if (set == null) {
            throw ODataError.methodNotAllowed(request.method(), target.type().set());
        }
        return set;
    }

    private static Map<String, @Nullable Object> body(FakeRequest request) {
        requireJson(request);
        return JsonBody.parse(request.body());
    }

    static void requireJson(FakeRequest request) {
        String contentType = request.header("Content-Type");
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw new ODataError(415, "BadRequest", "The content type of the request body must be application/json.");
        }
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
