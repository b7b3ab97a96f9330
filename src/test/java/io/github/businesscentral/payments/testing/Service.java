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
import java.util.function.BiFunction;
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
    private final Operations operations;
    private final Map<EntityType, WritableSet> writableSets;
    private final PostAction postAction;
    private final Batch batch;
    private final ReadState readState;
    private final Webhooks webhooks;
    private final int pageSize;
    private final Reads reads;

    /** Makes a server that notes the operations of batches in {@code operations}. */
    Service(
            Database database,
            Authentication authentication,
            Set<Choice> choices,
            Switches switches,
            int pageSize,
            Operations operations,
            Webhooks webhooks) {
        this.database = database;
        this.authentication = authentication;
        this.choices = choices;
        this.operations = operations;
        this.writableSets = Map.of(
                Schema.PAYMENT, new Payments(database, choices),
                Schema.JOURNAL, new Journals(Schema.JOURNAL, database, choices),
                Schema.GENERAL_JOURNAL, new Journals(Schema.GENERAL_JOURNAL, database, choices),
                Schema.DIMENSION_SET_LINE, new DimensionSetLines(database, choices),
                Schema.SUBSCRIPTION, new Subscriptions(database, webhooks::shakesHands, webhooks));
        this.webhooks = webhooks;
        this.postAction = new PostAction(database, choices, switches);
        this.batch = new Batch(database, choices, switches, this::answerOperation);
        this.readState = new ReadState(database, switches);
        this.pageSize = pageSize;
        this.reads = new Reads(database, choices, pageSize);
    }

    FakeResponse answer(FakeRequest request) {
        return answer(request, () -> {
            authentication.check(request.header("Authorization"));
            ResourcePath path = ResourcePath.of(request.url());
            if (!Batch.isAddressed(path)) {
                return carryOut(request, path, readState::of);
            }
            FakeResponse fixed = AccessIntent.answer(request);
            return fixed == null ? batch.answer(request, path.root()) : fixed;
        });
    }

    /** Answers an operation of a batch; credentials are the batch's own. */
    private FakeResponse answerOperation(FakeRequest operation) {
        return operations.answer(
                operation, request -> answer(request, () -> answerOperation(request, ResourcePath.of(request.url()))));
    }

    /** A GET inside a batch sees the present state (rule 33). */
    private FakeResponse answerOperation(FakeRequest operation, ResourcePath relative) {
        ResourcePath path = inCompanyOf(operation, relative);
        return carryOut(operation, path, (request, address) -> database);
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

    private FakeResponse carryOut(
            FakeRequest request, ResourcePath path, BiFunction<FakeRequest, ResourcePath, Database> state) {
        FakeResponse fixed = AccessIntent.answer(request);
        if (fixed != null) {
            return fixed;
        }
        if (PostAction.isAddressed(path)) {
            return postAction.answer(request, path);
        }
        return request.method().equals("GET")
                ? routed(request, path, state)
                : database.alone(() -> routed(request, path, state));
    }

    private FakeResponse routed(
            FakeRequest request, ResourcePath path, BiFunction<FakeRequest, ResourcePath, Database> state) {
        synchronized (database) {
            database.changedBy(ReadState.instance(request));
            return database.atomically(() -> route(request, path, state.apply(request, path)));
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

    private FakeResponse route(FakeRequest request, ResourcePath path, Database state) {
        webhooks.expire();
        Target target = Target.of(path, request.url(), state);
        if (path.asksForCount() && (target.row() != null || !request.method().equals("GET"))) {
            throw ODataError.notFound(ResourcePath.COUNT);
        }
        return switch (request.method()) {
            case "GET" -> read(request, path, target, state == database ? reads : new Reads(state, choices, pageSize));
            case "POST" -> create(request, path, target);
            case "PATCH" -> update(request, path, target);
            case "DELETE" -> delete(request, target);
            default ->
                throw ODataError.methodNotAllowed(
                        request.method(), target.type().set());
        };
    }

    private FakeResponse read(FakeRequest request, ResourcePath path, Target target, Reads from) {
        Row row = target.row();
        if (path.asksForCount()) {
            return from.count(target, request.url());
        }
        return row == null
                ? from.collection(context(path, target), target, request)
                : tagged(from.entity(context(path, target), row, request.url()), row);
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
                : response.withHeader("Location", path.root() + "/" + target.context() + Target.key(created));
    }

    private FakeResponse update(FakeRequest request, ResourcePath path, Target target) {
        Row row = entityToWrite(request, target);
        IfMatch.require(request.header("If-Match"), row);
        return entity(200, path, target, writableSet(request, target).update(row, body(request)));
    }

    private FakeResponse delete(FakeRequest request, Target target) {
        if (target.type() == Schema.SUPPORTED_RESOURCE) {
            throw ODataError.badRequest("The webhook supported resources cannot be deleted.");
        }
        Row row = entityToWrite(request, target);
        if (choices.contains(Choice.DELETE_NEEDS_IF_MATCH) || row.type() == Schema.SUBSCRIPTION) {
            IfMatch.require(request.header("If-Match"), row);
        } else {
            IfMatch.allow(request.header("If-Match"), row);
        }
        writableSet(request, target).delete(row);
        return FakeResponse.of(204);
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
