package io.github.businesscentral.payments.internal;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.error.DuplicateKeyException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.Optional;
import java.util.function.Function;
import okio.ByteString;

/**
 * Creates a payment exactly once: reserves a line number unless the caller gave one, sends the payment with it, and takes
 * another number only when the server says that this one is somebody else's and nothing of ours can have it.
 */
public final class ExactlyOnceCreate implements Conduct<CustomerPayment> {
    // Others would have to take number after number in the very moments in between.
    private static final int MOST_NUMBERS = 10;

    private final JournalLines lines;
    private final NewCustomerPayment payment;
    private final Function<NewCustomerPayment, ByteString> json;

    /** Will create {@code payment} as a line of {@code lines}. */
    public ExactlyOnceCreate(
            JournalLines lines, NewCustomerPayment payment, Function<NewCustomerPayment, ByteString> json) {
        this.lines = lines;
        this.payment = payment;
        this.json = json;
    }

    @Override
    public ApiResponse<CustomerPayment> run(Session session, CallSpec<CustomerPayment> spec) {
        Optional<Integer> given = payment.value(LINE_NUMBER);
        return given.isPresent() ? withGivenNumber(session, spec, given.get()) : withReservedNumber(session, spec);
    }

    private ApiResponse<CustomerPayment> withReservedNumber(Session session, CallSpec<CustomerPayment> spec) {
        for (int numbers = 1; ; numbers++) {
            int number = lines.reserve(session);
            NewCustomerPayment numbered = payment.toBuilder().lineNumber(number).build();
            try {
                return send(session, spec, numbered, new NumberedCreate(lines, numbered, number, true));
            } catch (DuplicateKeyException taken) {
                if (numbers == MOST_NUMBERS) {
                    // The next create looks at the last line again, and begins elsewhere.
                    lines.book().close();
                    throw taken;
                }
            }
        }
    }

    private ApiResponse<CustomerPayment> withGivenNumber(Session session, CallSpec<CustomerPayment> spec, int number) {
        lines.open(session);
        try {
            return send(session, spec, payment, new NumberedCreate(lines, payment, number, false));
        } catch (DuplicateKeyException taken) {
            return KeyedCreate.existing(session, asking -> lines.byNumber(asking, number), payment::isStoredIn, taken);
        }
    }

    private ApiResponse<CustomerPayment> send(
            Session session, CallSpec<CustomerPayment> spec, NewCustomerPayment numbered, NumberedCreate rules) {
        return session.write(spec.withContent(json.apply(numbered)), rules);
    }
}
