package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java blocks of the guides to signing in, to webhooks and to JSON compile as they stand. */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern NAMED_BLOCK = Pattern.compile("```java (\\w+)\\n(.*?)```", Pattern.DOTALL);

    private static final String PROGRAM = """
            import com.microsoft.aad.msal4j.*;
            import io.github.businesscentral.payments.*;
            import io.github.businesscentral.payments.auth.*;
            import java.io.*;
            import java.net.URI;
            import java.nio.file.*;
            import java.security.PrivateKey;
            import java.security.cert.X509Certificate;
            import java.time.*;
            import java.util.*;
            import java.util.function.Supplier;
            import okhttp3.HttpUrl;
            import okhttp3.Request;
            import okhttp3.Response;

            final class Block%d {
                void run(String tenantId, String clientId, String secret, String keyPassword, String accessKey,
                        String usersToken, Supplier<String> vault, Supplier<String> assertions, PrivateKey privateKey,
                        X509Certificate certificate, Set<String> scopes, ConfidentialClientApplication confidential,
                        PublicClientApplication pub, BusinessCentralEndpoint onPremises, UUID companyId) throws Exception {
                    %s
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void everyJavaBlockCompiles() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("src/site/markdown/security.md")))
                .results()
                .map(block -> block.group(1))
                .toList();

        assertThat(blocks).hasSizeGreaterThanOrEqualTo(10);
        for (int i = 0; i < blocks.size(); i++) {
            compile(blocks.get(i), i);
        }
    }

    /** What needs a web framework or Jackson is compiled by the profile web, and shown without its imports. */
    @ParameterizedTest
    @CsvSource({"webhooks, 2, 10", "json, 1, 12"})
    void theBlocksForWebFrameworksStandInTheirFiles(String guide, int count, int mostLines) throws IOException {
        List<MatchResult> blocks = NAMED_BLOCK
                .matcher(Files.readString(Path.of("src/site/markdown", guide + ".md")))
                .results()
                .toList();

        assertThat(blocks).hasSize(count);
        for (MatchResult block : blocks) {
            assertThat(Path.of("src/web/java/web", block.group(1) + ".java"))
                    .content()
                    .contains(block.group(2));
            assertThat(block.group(2).lines()).hasSizeLessThanOrEqualTo(mostLines);
        }
    }

    private void compile(String block, int number) throws IOException {
        Path source = directory.resolve("Block" + number + ".java");
        Files.writeString(source, PROGRAM.formatted(number, block));
        compile(source, directory);
    }

    /** Compiles a program as a user of the library does. */
    static void compile(Path source, Path directory) throws IOException {
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        messages,
                        messages,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        source.toString());
        assertThat(status)
                .as("%s%n%s", Files.readString(source), messages.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
