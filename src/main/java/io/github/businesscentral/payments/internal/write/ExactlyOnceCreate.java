package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Conduct;
import io.github.businesscentral.payments.internal.Draft;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.write.NumberedCreate.Origin;
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
    public Draft<CustomerPayment> draft(Session session, CallSpec<CustomerPayment> spec, int tries) {
        Optional<Integer> given = payment.value(LINE_NUMBER);
        if (given.isPresent()) {
            lines.open(session);
            return draft(spec, payment, given.get(), Origin.GIVEN);
        }
        int number = lines.reserve(session);
        return draft(
                spec,
                payment.toBuilder().lineNumber(number).build(),
                number,
                tries < MOST_NUMBERS ? Origin.RESERVED : Origin.LAST_RESERVED);
    }

    private Draft<CustomerPayment> draft(
            CallSpec<CustomerPayment> spec, NewCustomerPayment numbered, int number, Origin origin) {
        return new Draft.Request<>(
                spec.withContent(json.apply(numbered)), new NumberedCreate(lines, numbered, number, origin));
    }
}
