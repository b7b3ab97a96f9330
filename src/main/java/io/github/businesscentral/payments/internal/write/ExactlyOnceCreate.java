package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.internal.write.NumberedCreate.NumberedBy;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Optional;
import java.util.function.Function;
import okio.ByteString;

/**
 * Creates a payment exactly once: reserves a line number unless the caller chose one, and sends the payment with it.
 * Another number is reserved only if the first one is taken, and not by an attempt of this payment.
 *
 * @param json writes the request body
 * @param answer reads the response
 */
public record ExactlyOnceCreate(
        JournalLines lines,
        NewCustomerPayment payment,
        Function<NewCustomerPayment, ByteString> json,
        AnswerReader<CustomerPayment> answer)
        implements Write<CustomerPayment> {
    // More are needed only if other programs take each number between its reservation and the request.
    private static final int MOST_NUMBERS = 10;

    @Override
    public void enter(Session session) {
        lines.book().gate().enterToCreate(session);
    }

    @Override
    public Settlement<CustomerPayment> begin(Session session, CallSpec<CustomerPayment> spec, int tries) {
        Optional<Integer> chosen = payment.value(LINE_NUMBER);
        if (chosen.isPresent()) {
            lines.open(session);
            return numbered(session, spec, payment, chosen.get(), NumberedBy.CALLER);
        }
        int number = lines.reserve(session);
        NumberedBy by = tries < MOST_NUMBERS ? NumberedBy.LIBRARY : NumberedBy.LIBRARY_FOR_THE_LAST_TIME;
        return numbered(session, spec, payment.toBuilder().lineNumber(number).build(), number, by);
    }

    private Settlement<CustomerPayment> numbered(
            Session session, CallSpec<CustomerPayment> spec, NewCustomerPayment numbered, int number, NumberedBy by) {
        NumberedCreate rules = new NumberedCreate(lines, numbered, number, by);
        AnswerReader<CustomerPayment> created = answer.expecting(rules::isAnswer, "the line number " + number);
        return new Settlement<>(session, spec.withContent(json.apply(numbered)), created, rules);
    }

    /** Without the payment, which is a customer's. */
    @Override
    public String toString() {
        return "ExactlyOnceCreate";
    }
}
