package io.github.businesscentral.payments.testing;

import com.squareup.moshi.JsonWriter;
import io.github.businesscentral.payments.testing.BatchEnvelope.Operation;
import io.github.businesscentral.payments.testing.odata.Joined;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.ResourcePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.Buffer;
import okio.ByteString;

/**
 * Rule 30: carries out the operations of a {@code $batch} in their order, up to the first failure unless told to go on.
 *
 * <p>Under {@code Isolation: snapshot} all operations are one transaction, and one failure takes everything back. What was
 * taken back is still reported as it was answered, a create as 201 with an id that does not exist. Posting is not taken
 * back: it commits, together with what came before it.
 */
final class Batch {
    private static final int MOST_OPERATIONS = 100;
    private static final Pattern GO_ON = Pattern.compile("(?i)\\bodata\\.continue-on-error\\b(?!\\s*=\\s*false)");

    private final Database database;
    private final Set<Choice> choices;
    private final Switches switches;
    private final Function<FakeRequest, FakeResponse> server;

    /** Makes batches whose operations are answered by {@code server}. */
    Batch(Database database, Set<Choice> choices, Switches switches, Function<FakeRequest, FakeResponse> server) {
        this.database = database;
        this.choices = choices;
        this.switches = switches;
        this.server = server;
    }

    static boolean isAddressed(ResourcePath path) {
        return path.segments().size() == 1 && path.segments().get(0).name().equals("$batch");
    }

    FakeResponse answer(FakeRequest request, String root) {
        if (!request.method().equals("POST")) {
            throw ODataError.methodNotAllowed(request.method(), "$batch");
        }
        Service.requireJson(request);
        List<Operation> operations = BatchEnvelope.operations(request.body());
        if (operations.size() > MOST_OPERATIONS) {
            throw new ODataError(
                    500,
                    "Internal_ServerError",
                    "The current batch message contains too many parts. Only batch messages with a maximum number of '"
                            + MOST_OPERATIONS + "' query operations and change sets are allowed.");
        }
        boolean goOn = request.headers().values("Prefer").stream()
                .anyMatch(preference -> GO_ON.matcher(preference).find());
        boolean snapshot = "snapshot".equalsIgnoreCase(request.header("Isolation"));
        List<FakeResponse> answers = snapshot
                ? database.alone(() -> allOrNothing(operations, root, goOn))
                : answers(operations, root, goOn ? Integer.MIN_VALUE : Integer.MAX_VALUE, server);
        return FakeResponse.of(200, Service.JSON, body(operations, answers));
    }

    private List<FakeResponse> allOrNothing(List<Operation> operations, String root, boolean goOn) {
        int lastThatEnds = choices.contains(Choice.SNAPSHOT_ANSWERS_END_AT_THE_FAILURE) ? Integer.MAX_VALUE : 0;
        int last = goOn ? Integer.MIN_VALUE : lastThatEnds;
        Runnable afterEach = switches.afterEachOperation();
        if (afterEach != null) {
            return seenByOthers(afterEach, observed -> answers(operations, root, last, observed));
        }
        synchronized (database) {
            return inTransaction(() -> answers(operations, root, last, server));
        }
    }

    /** Rule 51: lets others read between the operations, though it is not certain yet that their rows will stay. */
    private List<FakeResponse> seenByOthers(
            Runnable afterEach, Function<Function<FakeRequest, FakeResponse>, List<FakeResponse>> batch) {
        return inTransaction(() -> batch.apply(operation -> {
            FakeResponse answer = server.apply(operation);
            afterEach.run();
            return answer;
        }));
    }

    private List<FakeResponse> inTransaction(Supplier<List<FakeResponse>> batch) {
        UndoLog.Transaction transaction;
        synchronized (database) {
            transaction = database.begin();
        }
        try {
            List<FakeResponse> answers = batch.get();
            if (answers.stream().noneMatch(Batch::isFailure)) {
                transaction.commit();
            }
            return answers;
        } finally {
            synchronized (database) {
                transaction.close();
            }
        }
    }

    /**
     * Carries out the operations.
     *
     * @param lastThatEnds the position of the last operation whose failure ends the batch
     */
    private static List<FakeResponse> answers(
            List<Operation> operations, String root, int lastThatEnds, Function<FakeRequest, FakeResponse> server) {
        List<FakeResponse> answers = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            FakeResponse answer = server.apply(operations.get(i).request(root));
            answers.add(answer);
            if (isFailure(answer) && i <= lastThatEnds) {
                break;
            }
        }
        return answers;
    }

    private static boolean isFailure(FakeResponse answer) {
        return answer.status() >= 400;
    }

    /** Returns the pieces of the body; the lists that operations read are made while they are sent. */
    private static Iterable<ByteString> body(List<Operation> operations, List<FakeResponse> answers) {
        return () -> {
            Stream<Supplier<Iterator<ByteString>>> parts = IntStream.range(0, answers.size())
                    .boxed()
                    .flatMap(i -> part(operations.get(i), answers.get(i), i > 0));
            return new Joined(Stream.concat(Stream.concat(text("{\"responses\":["), parts), text("]}"))
                    .iterator());
        };
    }

    private static Stream<Supplier<Iterator<ByteString>>> part(
            Operation operation, FakeResponse answer, boolean afterAnother) {
        String head = (afterAnother ? "," : "") + head(operation, answer);
        if (answer.status() == 204) {
            return text(head);
        }
        // The object is opened again for a body that is JSON already.
        Stream<Supplier<Iterator<ByteString>>> opened = text(head.substring(0, head.length() - 1) + ",\"body\":");
        return Stream.concat(Stream.concat(opened, Stream.of(answer.body()::iterator)), text("}"));
    }

    private static Stream<Supplier<Iterator<ByteString>>> text(String json) {
        return Stream.of(() -> List.of(ByteString.encodeUtf8(json)).iterator());
    }

    private static String head(Operation operation, FakeResponse answer) {
        Buffer json = new Buffer();
        try (JsonWriter writer = JsonWriter.of(json)) {
            writer.setSerializeNulls(true);
            writer.beginObject();
            writer.name("id").jsonValue(operation.id());
            writer.name("status").value(answer.status());
            writer.name("headers").beginObject();
            if (answer.status() != 204) {
                writer.name("content-type").value(answer.header("Content-Type"));
                writer.name("odata-version").value(answer.header("OData-Version"));
            }
            writer.endObject().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.readUtf8();
    }
}
