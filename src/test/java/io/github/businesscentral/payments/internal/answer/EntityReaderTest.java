package io.github.businesscentral.payments.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.entity.RowReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast path for a single entity changes neither what is read, nor what is refused. {@code -Dseed=…} sets the first seed. */
class EntityReaderTest {
    private static final long FIRST_SEED = Long.getLong("seed", 20260820L);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final String CONTEXT =
            "\"@odata.context\":\"https://bc.example/$metadata#customerPayments/$entity\",";
    private static final String REST = "\"id\":\"59b250b8-d336-ee11-bdf5-000d3a5f89ca\",\"comment\":\"caf\u00e9\"}";

    private static void assertSame(String what, byte[] entity) {
        assertThat(BothPaths.outcome(BothPaths.FAST_ENTITY, ResponseBody.create(entity, JSON)))
                .as(what)
                .isEqualTo(BothPaths.outcome(BothPaths.GENERAL_ENTITY, ResponseBody.create(entity, JSON)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theUsualFormatIsReadFromTheBytes() throws IOException {
        for (String context : List.of("", CONTEXT)) {
            Buffer source = new Buffer().writeUtf8("{" + context + REST);
            ByteString before = source.snapshot();

            CustomerPayment payment = RowReader.peek(CustomerPayment.jsonAdapter(), source);

            assertThat(payment).isNotNull();
            assertThat(payment.comment()).isEqualTo("caf\u00e9");
            assertThat(source.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void damagedEntitiesAreRefusedAsByTheGeneralPath() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 3_000; seed++) {
            Random random = new Random(seed);
            List<String> rows = PageRowsTest.rows(random);
            byte[] entity =
                    utf8("{" + CONTEXT + rows.get(random.nextInt(rows.size())).substring(1));
            int at = random.nextInt(entity.length);
            switch (random.nextInt(4)) {
                case 0 -> entity[at] = (byte) "\"\\{}[],:0-.e ntf".charAt(random.nextInt(16));
                case 1 -> entity[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> entity = Arrays.copyOf(entity, at);
                default -> {
                    // As it is.
                }
            }

            assertSame("seed " + seed, entity);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"comment\":\"no id\"}",
                "{\"id\":\"00000000-0000-0000-0000-000000000000\"}",
                "{\"@odata.context\":null," + REST,
                "{\"@odata.context\":\"a\\\"b\"," + REST,
                "{\"@odata.context\":\"a\"}",
                "{\"@odata.context\":\"a\",\"@odata.context\":\"b\"," + REST,
                "{\"@odata.etag\":\"W/\\\"a\\\"\"," + CONTEXT + REST,
                "\ufeff{" + REST,
                " {" + REST,
                "{" + REST + " trailing",
                "{" + REST + "}"
            })
    void unusualDocumentsAreReadOrRefusedAsByTheGeneralPath(String entity) {
        assertSame(entity, utf8(entity));
    }

    @Test
    void entitiesLongerThanASegmentAreReadAsByTheGeneralPath() {
        for (int length = 8_050; length < 8_250; length++) {
            assertSame("length " + length, utf8("{\"description\":\"" + "x".repeat(length) + "\"," + REST));
        }
    }

    @Test
    void anEntityThatArrivesInPartsIsRead() {
        Buffer entity = new Buffer().write(utf8("{" + CONTEXT + REST));

        assertThat(BothPaths.outcome(BothPaths.FAST_ENTITY, arriving(entity))).contains("59b250b8");
    }

    /** As an interceptor of the user's may make them. */
    @Test
    void aBodyWithANewBufferForEachCallerIsRead() {
        Buffer unusual = new Buffer().writeUtf8(" {" + REST);
        ResponseBody body = new ResponseBody() {
            @Override
            public MediaType contentType() {
                return JSON;
            }

            @Override
            public long contentLength() {
                return -1;
            }

            @Override
            public BufferedSource source() {
                return Okio.buffer((Source) unusual);
            }
        };

        assertThat(BothPaths.outcome(BothPaths.FAST_ENTITY, body)).contains("59b250b8");
    }

    /** OkHttp throws this if the connection ends before the first chunk. */
    @Test
    void aBodyThatEndsBeforeItBeginsIsCutShort() {
        assertThat(BothPaths.outcome(BothPaths.FAST_ENTITY, arriving(new Buffer())))
                .contains("The body is incomplete")
                .endsWith("at $ cut short");
    }

    /** A body that arrives seven bytes at a time, and never states its end. */
    private static ResponseBody arriving(Buffer bytes) {
        return ResponseBody.create(
                Okio.buffer(new ForwardingSource(bytes) {
                    @Override
                    public long read(Buffer sink, long byteCount) throws IOException {
                        if (bytes.exhausted()) {
                            throw new EOFException();
                        }
                        return super.read(sink, Math.min(byteCount, 7));
                    }
                }),
                JSON,
                -1);
    }
}
