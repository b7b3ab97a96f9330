package io.github.businesscentral.payments.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the server would refuse or pass over does not compile. Each row of the tables is a line of code with a gap, what
 * compiles in it, and what does not though nothing else has changed.
 */
class RefusedFiltersTest {
    // The compiler's own codes: there is no such method, or what is passed to it is of another type.
    private static final String NO_SUCH_METHOD = "compiler.err.cant.resolve.location.args";
    private static final String WRONG_TYPE = "compiler.err.(prob.found.req|cant.apply.symbols?)";
    private static final String NOT_PUBLIC = "compiler.err.not.def.public.cant.access";

    private static final List<Row> ROWS = Stream.of(
                    // or() takes no filter, and behind it stand the conditions of the same kind of field.
                    rows(WRONG_TYPE, """
                            COMMENT.equalTo("a").~(AMOUNT.lessThan(ZERO))  | and | or
                            COMMENT.equalTo("a").~(COMMENT.equalTo("b"))   | and | or
                            COMMENT.equalTo("a").or(~).equalTo("b")        |     | AMOUNT
                            """),
                    rows(NO_SUCH_METHOD, """
                            COMMENT.equalTo("a").or().~("b")               | startsWith  | onOrAfter
                            AMOUNT.lessThan(ZERO).or().~(ONE)              | greaterThan | startsWith
                            POSTING_DATE.isBlank().or().~(TODAY)           | before      | lessThan
                            COMMENT.isBlank().or().~(AMOUNT.lessThan(ONE)) | isNotBlank().and | and
                            """),
                    // Alternatives do not go on behind an and, or behind a range, which is one.
                    rows(NO_SUCH_METHOD, """
                            COMMENT.isBlank().and(AMOUNT.lessThan(ONE)).~  | and(COMMENT.isBlank()) | or()
                            AMOUNT.~.or().equalTo(ZERO)                    | lessThan(ONE)   | between(ZERO, ONE)
                            POSTING_DATE.~.or().isBlank()                  | before(TODAY)   | between(TODAY, TODAY)
                            LAST_MODIFIED_DATE_TIME.~.or().isBlank()       | after(NOW)      | between(NOW, NOW)
                            COMMENT.~.or().isBlank()                       | startsWith("a") | between("a", "b")
                            """),
                    // A kind of field has the conditions that the server can check on it.
                    rows(NO_SUCH_METHOD, """
                            ~.startsWith("1")        | COMMENT         | AMOUNT
                            ~.startsWith("1")        | COMMENT         | LINE_NUMBER
                            ~.startsWith("1")        | CUSTOMER_NUMBER | CUSTOMER_ID
                            ~.startsWith("1")        | COMMENT         | POSTING_DATE
                            ~.endsWith("1")          | COMMENT         | POSTING_DATE
                            ~.contains("1")          | COMMENT         | POSTING_DATE
                            ~.contains("1")          | COMMENT         | LAST_MODIFIED_DATE_TIME
                            ~.contains("1")          | CustomerFields.DISPLAY_NAME | CustomerFields.TYPE
                            ~.equalToIgnoreCase("a") | COMMENT         | CUSTOMER_NUMBER
                            ~.isBlank()              | COMMENT         | AMOUNT
                            ~.isBlank()              | CUSTOMER_ID     | LINE_NUMBER
                            ~.isNotBlank()           | POSTING_DATE    | AMOUNT
                            ~.isBlank()              | CustomerFields.CURRENCY_ID | CustomerFields.TAX_LIABLE
                            ~.ascending()            | AMOUNT          | CUSTOMER
                            CUSTOMER_ID.~(SOME_ID)   | equalTo         | lessThan
                            CUSTOMER_ID.~(SOME_ID)   | notEqualTo      | greaterThanOrEqualTo
                            CUSTOMER_ID.~(SOME_ID, SOME_ID)          | in      | between
                            POSTING_DATE.~(TODAY)    | before          | lessThan
                            POSTING_DATE.~(TODAY)    | onOrAfter       | greaterThan
                            LAST_MODIFIED_DATE_TIME.~(NOW)           | after   | greaterThan
                            AMOUNT.~(ZERO)           | lessThan        | before
                            CustomerFields.TAX_LIABLE.~(true)        | equalTo | greaterThan
                            CustomerFields.TYPE.~(CustomerType.PERSON) | equalTo | lessThan
                            """),
                    // The server refuses not, and passes over conditions on related entities without a word.
                    rows(NO_SUCH_METHOD, """
                            COMMENT.isBlank().~                       | or().isNotBlank() | not()
                            DIMENSION_SET_LINES.~(DimensionSetLineFields.VALUE_CODE) | select | any
                            DIMENSION_SET_LINES.~(DimensionSetLineFields.VALUE_CODE) | select | all
                            CUSTOMER.~(CustomerFields.NUMBER)         | select | equalTo
                            """),
                    // Values are of the field's type.
                    rows(WRONG_TYPE, """
                            AMOUNT.equalTo(~)                         | ONE       | 1
                            AMOUNT.lessThan(~)                        | ONE       | 1.5
                            AMOUNT.greaterThan(~)                     | ONE       | "1"
                            AMOUNT.between(ZERO, ~)                   | ONE       | 1
                            LINE_NUMBER.equalTo(~)                    | 10000     | 10000L
                            LINE_NUMBER.notEqualTo(~)                 | 10000     | "10000"
                            CUSTOMER_NUMBER.equalTo(~)                | "10000"   | 10000
                            CUSTOMER_ID.equalTo(~)                    | SOME_ID   | "59b250b8-d336-ee11-bdf5-000d3a5f89ca"
                            POSTING_DATE.equalTo(~)                   | TODAY     | "2026-08-20"
                            POSTING_DATE.before(~)                    | TODAY     | NOW
                            LAST_MODIFIED_DATE_TIME.after(~)          | NOW       | TODAY
                            CustomerFields.TAX_LIABLE.equalTo(~)      | true      | "true"
                            CustomerFields.TYPE.equalTo(~)            | CustomerType.PERSON | "Person"
                            CustomerFields.TYPE.equalTo(~)            | CustomerType.of("Robot") | CustomerBlocked.ALL
                            COMMENT.between("a", ~)                   | "b"       | 2
                            AMOUNT.in(~, ONE)                         | ZERO      | 0
                            CUSTOMER_NUMBER.in(List.of(~))            | "1"       | 1
                            """),
                    // What is of one entity does not fit another's query.
                    rows(WRONG_TYPE, """
                            payments.and(~)      | CUSTOMER_NUMBER.isBlank() | CustomerFields.NUMBER.isBlank()
                            payments.orderBy(~)  | AMOUNT.ascending()        | CustomerFields.NUMBER.ascending()
                            payments.orderBy(~)  | AMOUNT.ascending()        | AMOUNT
                            payments.orderBy(~)  | AMOUNT.ascending()        | CUSTOMER
                            payments.orderBy(AMOUNT.ascending(), ~)  | COMMENT.ascending() | CustomerFields.CITY.ascending()
                            payments.select(~)   | AMOUNT                    | CustomerFields.NUMBER
                            payments.select(AMOUNT, ~)               | COMMENT             | CustomerFields.NUMBER
                            payments.select(~)   | AMOUNT                    | CUSTOMER
                            payments.expand(~)   | CUSTOMER                  | CUSTOMER_ID
                            payments.expand(~)   | CUSTOMER.select(CustomerFields.CITY) | OF_CUSTOMERS
                            customers.expand(~)  | OF_CUSTOMERS              | CUSTOMER
                            CUSTOMER.select(~)   | CustomerFields.CITY       | CUSTOMER_NUMBER
                            CUSTOMER.select(CustomerFields.CITY, ~)  | CustomerFields.CITY | COMMENT
                            DIMENSION_SET_LINES.select(~)            | DimensionSetLineFields.CODE | CustomerFields.NUMBER
                            COMMENT.isBlank().and(~)                 | AMOUNT.lessThan(ONE)    | CustomerFields.CITY.isBlank()
                            journal.list(~)      | payments                  | customers
                            journal.list(Query.where(~)) | COMMENT.isBlank() | CustomerFields.CITY.isBlank()
                            """),
                    // Nothing but a condition is a filter.
                    rows(WRONG_TYPE, """
                            Query.where(~)           | COMMENT.isBlank()    | COMMENT.isBlank().or()
                            Query.where(~)           | COMMENT.isBlank()    | "comment eq ''"
                            COMMENT.isBlank().and(~) | AMOUNT.lessThan(ONE) | "amount lt 1"
                            """),
                    rows(NOT_PUBLIC, """
                            ~("comment eq ''")       | payments.rawFilter   | new Filter<CustomerPayment>
                            """))
            .flatMap(Function.identity())
            .toList();

    private static Compilation refused;

    @BeforeAll
    static void compileWhatIsRefused() {
        refused = Compilation.of(Row::withTheRefused);
    }

    static Stream<Arguments> rows() {
        return IntStream.range(0, ROWS.size()).mapToObj(i -> Arguments.of(i, ROWS.get(i)));
    }

    @Test
    void whatTheRowsAcceptCompiles() {
        Compilation accepted = Compilation.of(Row::withTheAccepted);

        assertThat(accepted.errors()).isEmpty();
        assertThat(accepted.succeeded()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatARowRefusesDoesNotCompileForItsReason(int number, Row row) {
        assertThat(refused.errors())
                .filteredOn(error -> error.getLineNumber() == Program.lineOf(number))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.getCode()).as(error.toString()).matches(row.reason()));
    }

    @Test
    void nothingElseFailsToCompile() {
        assertThat(refused.errors()).hasSameSizeAs(ROWS);
    }

    private static Stream<Row> rows(String reason, String table) {
        return table.lines().map(line -> line.split("\\|")).map(cells -> {
            assertThat(cells).as("cells of a row").hasSize(3);
            return new Row(cells[0].strip(), cells[1].strip(), cells[2].strip(), reason);
        });
    }

    /** A line of code with a gap. */
    record Row(String line, String accepted, String refused, String reason) {
        String withTheAccepted() {
            return line.replace("~", accepted);
        }

        String withTheRefused() {
            return line.replace("~", refused);
        }
    }

    /** What the compiler says of all rows at once, as the methods of one class: one by one it would take half a minute. */
    private record Compilation(boolean succeeded, List<Diagnostic<? extends JavaFileObject>> errors) {
        static Compilation of(Function<Row, String> code) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
            // The last one: it writes no class files.
            List<String> options = List.of("-proc:none", "-Xmaxerrs", "1000", "-XDshould-stop.ifNoError=FLOW");
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                boolean succeeded = compiler.getTask(null, files, found, options, null, List.of(new Program(code)))
                        .call();
                return new Compilation(succeeded, errors(found));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Diagnostic<? extends JavaFileObject>> errors(DiagnosticCollector<JavaFileObject> found) {
            return found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
        }
    }

    /** A class with a method for each row, as a user would write it. */
    private static final class Program extends SimpleJavaFileObject {
        private static final String START = """
                import static io.github.businesscentral.payments.model.CustomerPaymentFields.*;
                import static java.math.BigDecimal.*;
                import io.github.businesscentral.payments.*;
                import io.github.businesscentral.payments.model.*;
                import io.github.businesscentral.payments.odata.*;
                import java.util.*;
                abstract class Program {
                    static final UUID SOME_ID = new UUID(1, 1);
                    static final java.time.LocalDate TODAY = java.time.LocalDate.of(2026, 8, 20);
                    static final java.time.Instant NOW = java.time.Instant.EPOCH;
                    static final Navigation<Customer, Customer> OF_CUSTOMERS = Navigation.of("customers", 0);
                    JournalPayments journal;
                    Query<CustomerPayment> payments;
                    Query<Customer> customers;
                """;

        private final String code;

        private Program(Function<Row, String> line) {
            super(URI.create("string:///Program.java"), Kind.SOURCE);
            code = IntStream.range(0, ROWS.size())
                    .mapToObj(i -> "Object row" + i + "() { return " + line.apply(ROWS.get(i)) + "; }\n")
                    .collect(Collectors.joining("", START, "}"));
        }

        static long lineOf(int row) {
            return START.lines().count() + 1 + row;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
