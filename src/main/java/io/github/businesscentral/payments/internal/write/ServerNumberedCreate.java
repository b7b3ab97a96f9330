package io.github.businesscentral.payments.internal.write;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Session;
import io.github.businesscentral.payments.internal.answer.AnswerReader;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.time.Duration;
import java.util.List;

/** Creates whose line number the server chooses. An unanswered one cannot be looked up. */
public final class ServerNumberedCreate implements Write<CustomerPayment>, WriteRules<CustomerPayment> {
    private static final String WHY =
            "the server gave the line its number, so that it cannot be looked up. Use CreateMode.EXACTLY_ONCE";

    // These tell one payment from another. An extension may change a description.
    private static final List<String> IDENTITY =
            List.of(DOCUMENT_NUMBER.name(), EXTERNAL_DOCUMENT_NUMBER.name(), CUSTOMER_NUMBER.name(), AMOUNT.name());

    private final JournalBook book;
    private final AnswerReader<CustomerPayment> created;

    /** Creates {@code payment} as one of {@code lines}. {@code answer} reads the response. */
    public ServerNumberedCreate(JournalLines lines, NewCustomerPayment payment, AnswerReader<CustomerPayment> answer) {
        this.book = lines.book();
        this.created = answer.expecting(line -> isAbout(payment, line), "the values that were sent");
    }

    private static boolean isAbout(NewCustomerPayment sent, CustomerPayment line) {
        return line.has(LINE_NUMBER) && sent.differencesFrom(line).stream().noneMatch(IDENTITY::contains);
    }

    @Override
    public boolean canBeSettled() {
        return false;
    }

    @Override
    public void enter(Session session) {
        book.gate().enterToCreate(session);
    }

    @Override
    public Settlement<CustomerPayment> begin(Session session, CallSpec<CustomerPayment> spec, int tries) {
        return new Settlement<>(session, spec, created, this);
    }

    @Override
    public NextStep<CustomerPayment> unknown(LookUps lookUps) {
        return new NextStep.Unknown<>(WHY);
    }

    @Override
    public void unsettled() {
        book.unsettled();
    }

    @Override
    public void ended() {
        book.settled();
    }

    @Override
    public void mayCommitUntil(long nanoTime) {
        book.mayCommitUntil(nanoTime);
    }

    @Override
    public Resolution resolve(LookUps lookUps, Duration age) {
        return Resolution.stillUnknown(WHY);
    }
}
