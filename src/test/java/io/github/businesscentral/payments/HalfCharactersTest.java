package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.SettlingBench.draft;
import static io.github.businesscentral.payments.testing.fault.Requests.creates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournalFields;
import io.github.businesscentral.payments.model.CustomerPaymentJournalPatch;
import io.github.businesscentral.payments.model.CustomerPaymentPatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPaymentJournal;
import io.github.businesscentral.payments.model.NewDimensionSetLine;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Half of a surrogate pair would be sent as a question mark, and the payment would not be recognized afterwards. */
class HalfCharactersTest {
    private static final String EMOJI = "\uD83D\uDE00";
    private static final String HALF = EMOJI.substring(0, 1);

    static Stream<Map.Entry<String, Consumer<String>>> setters() {
        NewCustomerPayment.Builder payment = NewCustomerPayment.builder();
        CustomerPaymentPatch.Builder patch = CustomerPaymentPatch.builder();
        return Stream.of(
                Map.entry("customerNumber", payment::customerNumber),
                Map.entry("documentNumber", payment::documentNumber),
                Map.entry("externalDocumentNumber", payment::externalDocumentNumber),
                Map.entry("appliesToInvoiceNumber", payment::appliesToInvoiceNumber),
                Map.entry("description", payment::description),
                Map.entry("comment", payment::comment),
                Map.entry("documentNumber", patch::documentNumber),
                Map.entry("description", patch::description),
                Map.entry("comment", patch::comment),
                Map.entry("code", NewCustomerPaymentJournal.builder()::code),
                Map.entry("displayName", NewCustomerPaymentJournal.builder()::displayName),
                Map.entry("displayName", CustomerPaymentJournalPatch.builder()::displayName),
                Map.entry("code", NewDimensionSetLine.builder()::code),
                Map.entry("valueCode", NewDimensionSetLine.builder()::valueCode));
    }

    @ParameterizedTest
    @MethodSource("setters")
    void isRefusedInEveryProperty(Map.Entry<String, Consumer<String>> setter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.getValue().accept("A" + HALF))
                .withMessageContaining(setter.getKey() + " contains half of a character");
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0, 1", "1, 3"})
    void isRefusedWhereverItStands(int from, int to) {
        String text = (EMOJI + EMOJI).substring(from, to);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewCustomerPayment.builder().comment("a" + text + "b"));
    }

    @Test
    void isRefusedInFilters() {
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerPaymentFields.DESCRIPTION.equalTo("A" + HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerPaymentFields.DESCRIPTION.contains("A" + HALF));
        assertThatIllegalArgumentException().isThrownBy(() -> CustomerPaymentJournalFields.CODE.equalTo("A" + HALF));
    }

    @Test
    void aWholeCharacterIsSentAndRecognized() {
        try (SettlingBench bench = new SettlingBench()) {
            bench.fake.addFault(Faults.cutAfterCommit().on(creates()).times(1));
            NewCustomerPayment payment =
                    draft().toBuilder().description("Thanks " + EMOJI).build();

            var response = bench.journal.calls().create(payment).executeForResponse();

            assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
            assertThat(response.value().description()).isEqualTo("Thanks " + EMOJI);
        }
    }
}
