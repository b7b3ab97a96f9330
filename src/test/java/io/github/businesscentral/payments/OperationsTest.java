package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.run.PaymentRun;
import io.github.businesscentral.payments.webhook.Subscriptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of operations names every method that a program can call, and no other. */
class OperationsTest {
    private static final Pattern FIRST_CELL = Pattern.compile("^\\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile("`(\\w+)\\(");

    @ParameterizedTest
    @ValueSource(
            classes = {
                CustomerPaymentsClient.class,
                CompanyPayments.class,
                Journals.class,
                JournalPayments.class,
                DimensionSetLines.class,
                Entities.Numbered.class,
                Subscriptions.class,
                PaymentRun.class,
                Batch.class
            })
    void everyMethodIsNamedWithItsRequests(Class<?> type) throws IOException {
        Set<String> methods = Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("calls") && !name.equals("id"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named(type == Entities.Numbered.class ? "Entities" : type.getSimpleName()))
                .isEqualTo(methods);
    }

    private static Set<String> named(String type) throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/operations.md"));
        Set<String> named = new TreeSet<>();
        int start = page.indexOf("\n## " + type + "\n") + 1;
        int end = page.indexOf("\n## ", start);
        Matcher cells = FIRST_CELL.matcher(page.substring(start, end));
        while (cells.find()) {
            METHOD.matcher(cells.group(1)).results().forEach(method -> named.add(method.group(1)));
        }
        return named;
    }
}
