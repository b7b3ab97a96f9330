package io.github.businesscentral.payments;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.importing.ImportTarget;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.write.JournalLines;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.odata.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A journal over HTTP, as imports see it. */
final class JournalTarget implements ImportTarget {
    private static final Duration LONG = Duration.ofDays(1);

    private final Api api;
    private final JournalLines lines;
    private final JournalPayments payments;
    private Optional<Line> witness = Optional.empty();

    JournalTarget(Api api, JournalLines lines, JournalPayments payments) {
        this.api = api;
        this.lines = lines;
        this.payments = payments;
    }

    @Override
    public String journal() {
        return lines.address().toString();
    }

    @Override
    public Optional<Line> look() {
        witness = ask(lines.looking()).map(seen -> new Line(seen.id(), seen.number()));
        return witness;
    }

    @Override
    public Optional<Line> witness() {
        return witness.isPresent() ? witness : look();
    }

    @Override
    public void skip(int number) {
        lines.skip(number);
    }

    @Override
    public int reserve(int count) {
        OptionalInt number = lines.reserve(count);
        return number.isPresent() ? number.getAsInt() : ask(lines.reserving(count));
    }

    private <T> T ask(CallSpec<T> question) {
        return api.transport().prepare(question).execute();
    }

    @Override
    public int step() {
        return JournalLines.STEP;
    }

    @Override
    public ApiCall<CustomerPayment> create(NewCustomerPayment payment) {
        return payments.calls().create(payment);
    }

    @Override
    public Batch batch() {
        return new HttpBatch(api);
    }

    @Override
    public Duration deadline(RequestOptions options) {
        return api.transport().batchDeadline(options);
    }

    @Override
    public Paged<CustomerPayment> list(Query<CustomerPayment> query) {
        return payments.list(query);
    }

    @Override
    public void mayCommitUntil(Instant until) {
        lines.mayCommitUntil(nanoTime() + Duration.between(now(), until).toNanos());
    }

    @Override
    public boolean mayBePosted() {
        return lines.mayBePosted();
    }

    @Override
    public Instant now() {
        return time().now();
    }

    @Override
    public long nanoTime() {
        return time().nanoTime();
    }

    @Override
    public void await(CompletableFuture<?> made) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        while (!made.isDone()) {
            time().sleep(LONG, made);
        }
    }

    private Scheduler time() {
        return api.transport().scheduler();
    }
}
