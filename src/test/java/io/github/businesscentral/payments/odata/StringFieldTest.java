package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.NOTE;
import static io.github.businesscentral.payments.odata.Line.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StringFieldTest {
    /** A condition as a function of the value that it compares with. */
    private interface Condition {
        Filter<Line> of(String value);
    }

    static Stream<Arguments> conditions() {
        return Stream.concat(conditions(NOTE), conditions(NUMBER));
    }

    private static <F extends StringField<Line, F>> Stream<Arguments> conditions(F field) {
        return Stream.of(
                condition(field, "equalTo", field::equalTo),
                condition(field, "notEqualTo", field::notEqualTo),
                condition(field, "in", field::in),
                condition(field, "lessThan", field::lessThan),
                condition(field, "lessThanOrEqualTo", field::lessThanOrEqualTo),
                condition(field, "greaterThan", field::greaterThan),
                condition(field, "greaterThanOrEqualTo", field::greaterThanOrEqualTo),
                condition(field, "between …", value -> field.between(value, "b")),
                condition(field, "between b and …", value -> field.between("b", value)),
                condition(field, "startsWith", field::startsWith),
                condition(field, "endsWith", field::endsWith),
                condition(field, "contains", field::contains));
    }

    private static Arguments condition(StringField<Line, ?> field, String operator, Condition condition) {
        return Arguments.of(field, Named.of(field + " " + operator, condition));
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("startswith", Named.<Condition>of("startsWith", NOTE::startsWith)),
                Arguments.of("endswith", Named.<Condition>of("endsWith", NOTE::endsWith)),
                Arguments.of("contains", Named.<Condition>of("contains", NOTE::contains)));
    }

    @Test
    void comparesInTheOrderOfStrings() {
        assertThat(NUMBER.lessThan("9")).hasToString("number lt '9'");
        assertThat(NUMBER.lessThanOrEqualTo("9")).hasToString("number le '9'");
        assertThat(NUMBER.greaterThan("10")).hasToString("number gt '10'");
        assertThat(NUMBER.greaterThanOrEqualTo("10")).hasToString("number ge '10'");
        assertThat(NUMBER.between("10", "9")).hasToString("number ge '10' and number le '9'");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionsLookIntoTheString(String name, Condition condition) {
        assertThat(condition.of("O'B")).hasToString(name + "(note,'O''B')");
        assertThat(condition.of(" ")).hasToString(name + "(note,' ')");
    }

    @Test
    void blankIsTheEmptyString() {
        assertThat(NOTE.isBlank()).hasToString("note eq ''").isEqualTo(NOTE.equalTo(""));
        assertThat(NOTE.isNotBlank()).hasToString("note ne ''");
        assertThat(NUMBER.isBlank().or().startsWith("X")).hasToString("number eq '' or startswith(number,'X')");
    }

    @Test
    void caseIsTakenOutOfBothSides() {
        assertThat(NOTE.equalToIgnoreCase("O'BRIEN Äß")).hasToString("tolower(note) eq 'o''brien äß'");
        // What Σ becomes depends on the letters around it; a doubled quote must not come between them.
        assertThat(NOTE.equalToIgnoreCase("Σ'Σ")).hasToString("tolower(note) eq 'σ''ς'");
        assertThat(NOTE.equalToIgnoreCase("İ".repeat(20)).toString()).contains("'" + "i\u0307".repeat(20) + "'");
        assertThat(NOTE.equalToIgnoreCase("A").or().isBlank()).hasToString("tolower(note) eq 'a' or note eq ''");
        assertThatNullPointerException()
                .isThrownBy(() -> NOTE.equalToIgnoreCase(null))
                .withMessage("note");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTE.equalToIgnoreCase("x".repeat(21)))
                .withMessageContaining("21 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "?", "a|b", "1..2", "<>x", "@a", "%27 or 1 eq 1", "' or 1 eq 1 or '", "\\", "\"", "\n"})
    void otherCharactersStandAsTheyAre(String value) {
        assertThat(NOTE.equalTo(value)).hasToString("note eq '" + value.replace("'", "''") + "'");
    }

    @ParameterizedTest
    @CsvSource({"'  A-1 ', 'A-1'", "'\t\n\u2003A 1\u2003', 'A 1'", "'   ', ''", "'a-1', 'a-1'"})
    void codesAreComparedWithoutBlanksAroundThem(String given, String sent) {
        assertThat(NUMBER.equalTo(given)).hasToString("number eq '" + sent + "'");
        assertThat(NUMBER.in(given, sent)).isEqualTo(NUMBER.equalTo(sent));
        assertThat(NUMBER.lessThan(given)).isEqualTo(NUMBER.lessThan(sent));
        assertThat(NOTE.equalTo(given)).hasToString("note eq '" + given + "'");
    }

    @Test
    void blanksAtTheEndsOfAPartOfACodeCount() {
        assertThat(NUMBER.startsWith("PAY ")).hasToString("startswith(number,'PAY ')");
        assertThat(NUMBER.endsWith(" 1")).hasToString("endswith(number,' 1')");
        assertThat(NUMBER.contains(" ")).hasToString("contains(number,' ')");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void nullIsRefusedByName(StringField<Line, ?> field, Condition condition) {
        assertThatNullPointerException().isThrownBy(() -> condition.of(null)).withMessage(field.name());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aValueThatNoRowCanHaveIsRefusedWithItsLengthAndNotItsText(StringField<Line, ?> field, Condition condition) {
        int most = field.maxLength();

        assertThat(condition.of("x".repeat(most)).toString()).contains("x".repeat(most));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition.of("x".repeat(most + 1)))
                .withMessage(field + " is compared with a value of " + (most + 1)
                        + " characters; Business Central stores at most " + most + ". Shorten the value.");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void halfACharacterIsRefused(StringField<Line, ?> field, Condition condition) {
        String whole = "a😀";
        UnaryOperator<String> reversed = text -> "b" + text.charAt(2) + text.charAt(1);

        assertThat(condition.of(whole).toString()).contains(whole);
        for (String half : new String[] {whole.substring(0, 2), whole.substring(2), reversed.apply(whole)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> condition.of(half))
                    .withMessageStartingWith(field + " is compared with a value that contains half of a character")
                    .withMessageEndingWith("Cut it elsewhere.");
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void lookingForNothingIsRefused(String name, Condition condition) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> condition.of(""))
                .withMessage("note is compared with the empty string by " + name
                        + ", which every row matches. Pass at least one character.");
    }
}
