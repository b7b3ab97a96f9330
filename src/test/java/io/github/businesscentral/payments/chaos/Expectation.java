package io.github.businesscentral.payments.chaos;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.EXTERNAL_DOCUMENT_NUMBER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;

import io.github.businesscentral.payments.call.DeleteOutcome;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What calls have told of one payment, and so what must be true of it. Used by one thread at a time; any may ask whether it
 * {@link #isSettled}.
 */
final class Expectation {
    /** How much the calls have told. */
    private enum Known {
        NO,
        PERHAPS,
        YES
    }

    /** Of which write the outcome is not known. */
    enum Write {
        CREATE,
        UPDATE,
        DELETE
    }

    private final Site site;
    private final NewCustomerPayment draft;
    private final String reference;
    private Content content;
    private Known booked = Known.NO;
    private Known deleted = Known.NO;
    private boolean absent;
    private boolean leftAlone;
    private boolean updated;
    private Instant lateUntil = Instant.MIN;
    private @Nullable Content perhaps;
    private @Nullable CustomerPayment payment;
    private @Nullable Write unsettled;
    private @Nullable OutcomeUnknownException unknown;
    private volatile boolean settled;

    /** Nothing is sent yet. */
    Expectation(Site site, NewCustomerPayment draft, Content content) {
        this.site = site;
        this.draft = draft;
        this.reference = draft.value(EXTERNAL_DOCUMENT_NUMBER).orElseThrow();
        this.content = content;
    }

    Site site() {
        return site;
    }

    NewCustomerPayment draft() {
        return draft;
    }

    String reference() {
        return reference;
    }

    CustomerPayment payment() {
        return Objects.requireNonNull(payment);
    }

    /** Whether the create is over and has said that the payment is there. */
    boolean isSettled() {
        return settled;
    }

    /** Whether its line number is the caller's. */
    boolean isNumbered() {
        return draft.has(LINE_NUMBER);
    }

    boolean isUpdated() {
        return updated;
    }

    /** Whether an attempt that was not answered may still bring the line back when it is deleted. */
    boolean mayComeLate(Instant now) {
        return now.isBefore(lateUntil);
    }

    boolean isUnknown() {
        return unsettled != null;
    }

    /** What failed, when it {@link #isUnknown()}. */
    OutcomeUnknownException unknown() {
        return Objects.requireNonNull(unknown);
    }

    Write unsettled() {
        return Objects.requireNonNull(unsettled);
    }

    void created(CustomerPayment created, Instant mayComeUntil) {
        booked = Known.YES;
        payment = created;
        comesLateUntil(mayComeUntil);
        settled = true;
    }

    void comesLateUntil(Instant moment) {
        lateUntil = moment.isAfter(lateUntil) ? moment : lateUntil;
    }

    void createUnknown(OutcomeUnknownException failure, Instant mayComeUntil) {
        booked = Known.PERHAPS;
        comesLateUntil(mayComeUntil);
        leavesOpen(Write.CREATE, failure);
    }

    private void leavesOpen(Write write, OutcomeUnknownException failure) {
        unsettled = write;
        unknown = failure;
    }

    void updated(Content wanted, CustomerPayment now) {
        content = wanted;
        payment = now;
        updated = true;
    }

    void updateUnknown(Content wanted, OutcomeUnknownException failure) {
        perhaps = wanted;
        updated = true;
        leavesOpen(Write.UPDATE, failure);
    }

    /** Where others delete and post as well, GONE does not tell by whom. */
    void deleted(DeleteOutcome outcome) {
        absent = true;
        deleted = outcome == DeleteOutcome.DELETED || site.quiet() ? Known.YES : Known.PERHAPS;
    }

    void deleteUnknown(OutcomeUnknownException failure) {
        deleted = Known.PERHAPS;
        leavesOpen(Write.DELETE, failure);
    }

    /** Nothing more is to be written to it. */
    void isToBeLeftAlone() {
        leftAlone = true;
    }

    /** The server has answered that there is no such line. */
    void lost() {
        absent = true;
    }

    /** {@code resolve()} has said what became of the write. */
    void resolved(Resolution resolution) {
        Resolution.Answer answer = resolution.answer();
        if (answer == Resolution.Answer.STILL_UNKNOWN) {
            return;
        }
        boolean done = answer == Resolution.Answer.BOOKED;
        switch (Objects.requireNonNull(unsettled)) {
            case CREATE -> createResolved(done, resolution);
            case UPDATE -> updateResolved(done, resolution);
            case DELETE -> deleteResolved(done);
        }
        unsettled = null;
        unknown = null;
    }

    private void createResolved(boolean done, Resolution resolution) {
        booked = done ? Known.YES : Known.NO;
        payment = resolution.value(CustomerPayment.class).orElse(null);
        settled = done;
    }

    private void updateResolved(boolean done, Resolution resolution) {
        if (done) {
            content = Objects.requireNonNull(perhaps);
            payment = resolution.value(CustomerPayment.class).orElseThrow();
        }
        perhaps = null;
    }

    private void deleteResolved(boolean done) {
        if (done) {
            deleted(DeleteOutcome.GONE);
        } else {
            deleted = Known.NO;
        }
    }

    /** Whether it can be written to. */
    boolean isThere() {
        return booked == Known.YES && !absent && !leftAlone;
    }

    /** Whether it was said that no attempt to create it was executed, nor will be. */
    boolean isNeverBooked() {
        return booked == Known.NO;
    }

    /** What is wrong, if anything is. */
    List<String> complaints(Seen seen) {
        List<String> complaints = new ArrayList<>();
        int bookings = seen.bookings();
        if (bookings < least() || bookings > most()) {
            complaints.add("was booked " + bookings + " times");
        }
        if (absent && !seen.lines().isEmpty()) {
            complaints.add("is there, though it was said to be gone");
        }
        boolean asWritten = seen.lines().stream().allMatch(this::isAsWritten)
                && seen.entries().stream().allMatch(entry -> contents().anyMatch(one -> one.isInEntry(entry)));
        if (!asWritten) {
            complaints.add("has other values");
        }
        return complaints.stream().map(text -> this + " " + text + ": " + seen).toList();
    }

    private boolean isAsWritten(Map<String, Object> line) {
        return contents().anyMatch(one -> one.isInLine(line))
                && reference.equals(line.get("description"))
                && draft.value(CUSTOMER_NUMBER).orElseThrow().equals(line.get("customerNumber"));
    }

    private int least() {
        return booked == Known.YES && deleted == Known.NO ? 1 : 0;
    }

    private int most() {
        return booked == Known.NO || deleted == Known.YES ? 0 : 1;
    }

    private Stream<Content> contents() {
        return Stream.of(content, perhaps == null ? content : perhaps);
    }

    @Override
    public String toString() {
        return reference + " [booked " + booked + ", deleted " + deleted + ", " + content
                + (perhaps == null ? "" : " or " + perhaps)
                + (unknown == null ? "" : ", " + unsettled + " unknown: " + unknown.getMessage()) + "]";
    }
}
