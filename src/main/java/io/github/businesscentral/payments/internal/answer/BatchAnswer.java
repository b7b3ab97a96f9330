package io.github.businesscentral.payments.internal.answer;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the response to a batch. Assigns the responses of the members by the ids that were sent with them, from 1 on ({@code
 * business-central.md} 7). A response with an unknown or repeated id belongs to another batch and is rejected as a whole.
 */
public final class BatchAnswer implements JsonAnswer.ValueReader<List<Optional<MemberAnswer>>> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("responses");
    private static final JsonReader.Options MEMBER = JsonReader.Options.of("id", "status", "headers", "body");

    private static final Pattern ID = Pattern.compile("\\d{1,3}");

    private final int members;
    private final boolean oneEach;

    private BatchAnswer(int members, boolean oneEach) {
        this.members = members;
        this.oneEach = oneEach;
    }

    /**
     * Reads the responses of a server that continues after a failure, in the order of the members. Empty for a member whose id is
     * missing.
     */
    public static AnswerReader<List<Optional<MemberAnswer>>> toEach(int members) {
        return JsonAnswer.closedFirst(AnswerReader.MOST_BYTES_OF_A_PAGE, new BatchAnswer(members, true));
    }

    /** Reads the responses of a server that stops at a failure. Also empty for the members after it. */
    public static AnswerReader<List<Optional<MemberAnswer>>> upToAFailure(int members) {
        return JsonAnswer.closedFirst(AnswerReader.MOST_BYTES_OF_A_PAGE, new BatchAnswer(members, false));
    }

    @Override
    public List<Optional<MemberAnswer>> read(JsonReader reader, BufferedSource source, HttpUrl asked)
            throws IOException {
        List<Optional<MemberAnswer>> answers = null;
        reader.beginObject();
        while (reader.hasNext()) {
            if (reader.selectName(NAMES) == 0) {
                if (answers != null) {
                    throw new JsonDataException("Expected one array 'responses' but found another at path $.responses");
                }
                answers = answers(reader);
            } else {
                reader.skipName();
                reader.skipValue();
            }
        }
        reader.endObject();
        if (answers == null) {
            throw JsonAnswer.missing("array 'responses'", "$.responses");
        }
        return answers;
    }

    private List<Optional<MemberAnswer>> answers(JsonReader reader) throws IOException {
        List<Optional<MemberAnswer>> byId = new ArrayList<>(Collections.nCopies(members, Optional.empty()));
        List<MemberAnswer> withoutId = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        reader.beginArray();
        while (reader.hasNext()) {
            String path = reader.getPath();
            if (ids.size() + withoutId.size() == members) {
                throw new JsonDataException("Expected at most " + members + " answers at path " + path);
            }
            Identified answer = answer(reader);
            if (answer.id == null) {
                withoutId.add(answer.answer);
            } else if (ids.add(index(answer.id, path))) {
                byId.set(index(answer.id, path), Optional.of(answer.answer));
            } else {
                throw new JsonDataException("Expected each id once at path " + path + ".id");
            }
        }
        reader.endArray();
        if (withoutId.isEmpty()) {
            return byId;
        }
        if (!ids.isEmpty()) {
            throw new JsonDataException("Expected an id in each answer or in none at path $.responses");
        }
        // Without ids only the order is known: the server executes members one after another. If it continues after
        // failures, a missing response could belong to any member.
        if (oneEach && withoutId.size() < members) {
            throw new JsonDataException("Expected " + members + " answers without ids at path $.responses");
        }
        for (int i = 0; i < withoutId.size(); i++) {
            byId.set(i, Optional.of(withoutId.get(i)));
        }
        return byId;
    }

    /** Returns the index of the member with this id. */
    private int index(String id, String path) {
        int member = ID.matcher(id).matches() ? Integer.parseInt(id) : 0;
        if (member >= 1 && member <= members) {
            return member - 1;
        }
        throw new JsonDataException("Expected the id of a member at path " + path + ".id");
    }

    private static Identified answer(JsonReader reader) throws IOException {
        String path = reader.getPath();
        String id = null;
        int status = 0;
        Headers headers = Headers.EMPTY;
        ByteString body = ByteString.EMPTY;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(MEMBER)) {
                case 0 -> id = reader.peek() == JsonReader.Token.NULL ? reader.<String>nextNull() : reader.nextString();
                case 1 -> status = reader.nextInt();
                case 2 -> headers = headers(reader);
                case 3 -> body = body(reader);
                default -> {
                    reader.skipName();
                    reader.skipValue();
                }
            }
        }
        reader.endObject();
        if (status < 100 || status > 599) {
            throw new JsonDataException("Expected a status at path " + path + ".status");
        }
        return new Identified(id, new MemberAnswer(status, headers, body));
    }

    private static Headers headers(JsonReader reader) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.nextNull();
            return Headers.EMPTY;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String path = reader.getPath();
            String name = reader.nextName();
            if (reader.peek() != JsonReader.Token.STRING) {
                reader.skipValue();
                continue;
            }
            try {
                headers.add(name, reader.nextString());
            } catch (IllegalArgumentException e) {
                throw new JsonDataException("Expected a header at path " + path, e);
            }
        }
        reader.endObject();
        return headers.build();
    }

    /** Returns the raw bytes; the member's reader decodes them. */
    private static ByteString body(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            reader.nextNull();
            return ByteString.EMPTY;
        }
        try (BufferedSource source = reader.nextSource()) {
            return source.readByteString();
        }
    }

    private record Identified(@Nullable String id, MemberAnswer answer) {}
}
