package io.github.businesscentral.payments.chaos;

import io.github.businesscentral.payments.call.PostMode;
import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Creates payments, and changes and deletes those that it has created. Keeps its hands off a payment whose last write is of
 * unknown outcome, until that is resolved.
 */
final class Worker {
    private static final List<String> CUSTOMERS = List.of("10000", "20000", "30000", "50000");

    private final Chaos chaos;
    private final List<Site> sites;
    private final Writes writes;
    private final Random random;
    private final int first;
    private final int stride;
    private final List<Expectation> alive = new ArrayList<>();
    private final List<Expectation> unknown = new ArrayList<>();
    private long written;

    /** The worker with the number {@code first} of {@code stride}. */
    Worker(Chaos chaos, List<Site> sites, Writes writes, int first, int stride) {
        this.chaos = chaos;
        this.sites = sites;
        this.writes = writes;
        this.first = first;
        this.stride = stride;
        this.random = new Random(chaos.seed() * 31 + first);
    }

    /** A number that no other write has, of whichever worker. */
    private long serial() {
        written++;
        return written * stride + first;
    }

    /** Does one thing: one or two calls that write, or none if there is nothing to write to. */
    void step() {
        int choice = random.nextInt(100);
        if (choice < 45 || alive.isEmpty()) {
            create(draft(anySite(), false));
        } else if (choice < 52) {
            // Its number lies before the first line of the journal: no number of the library's choice does.
            create(draft(sites.get(0), true));
        } else if (choice < 56) {
            rerun();
        } else if (choice < 61) {
            writes.increase(sites.get(0), chaos.counter(), "increase " + serial());
        } else if (choice < 62) {
            settleOne();
        } else if (choice < 64) {
            writes.refused(draft(anySite(), false));
        } else if (choice < 66) {
            writes.post(
                    sites.get(sites.size() - 1 - random.nextInt(2)),
                    random.nextBoolean() ? PostMode.REGARDLESS : PostMode.ONLY_IF_SETTLED);
        } else if (choice < 87) {
            update(any());
        } else {
            delete(any());
        }
    }

    /** How many calls were made so far. */
    int calls() {
        return writes.calls();
    }

    /** What was attempted in vain must not come back when the line is deleted. */
    private void rerun() {
        alive.stream().filter(Expectation::isNumbered).findFirst().ifPresent(line -> {
            writes.rerun(line);
            if (random.nextBoolean()) {
                delete(line);
            }
        });
    }

    private Site anySite() {
        return sites.get(random.nextInt(sites.size()));
    }

    private Expectation any() {
        return alive.get(random.nextInt(alive.size()));
    }

    private Expectation draft(Site site, boolean numbered) {
        long serial = serial();
        String reference = "REF-" + serial;
        Content content = Content.of(serial);
        NewCustomerPayment.Builder draft = NewCustomerPayment.builder()
                .customerNumber(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())))
                // Without it the journal cannot be posted.
                .documentNumber("DOC-" + serial)
                .externalDocumentNumber(reference)
                .description(reference)
                .amountReceived(content.received())
                .comment(content.comment());
        if (numbered) {
            draft.lineNumber((int) serial);
        }
        return new Expectation(site, draft.build(), content);
    }

    private void create(Expectation line) {
        chaos.expect(line);
        writes.create(line);
        sort(line);
    }

    /** Only payments of known state are written to. Of the others some are asked about at once, when little can be said. */
    private void sort(Expectation line) {
        alive.remove(line);
        if (line.isUnknown()) {
            unknown.add(line);
            if (random.nextBoolean()) {
                settle(line);
            }
        } else if (line.isThere()) {
            alive.add(line);
        }
    }

    private void update(Expectation line) {
        Content wanted = Content.of(serial());
        int choice = random.nextInt(10);
        if (choice < 6) {
            writes.update(line, wanted);
        } else if (choice < 9) {
            writes.change(line, wanted);
        } else {
            writes.overwrite(line, wanted);
        }
        sort(line);
    }

    /** A create that was not answered can bring back what is deleted: lateCommitPossibleUntil() says how long. */
    private void delete(Expectation line) {
        if (!line.mayComeLate(chaos.time().now())) {
            writes.delete(line);
            sort(line);
        }
    }

    /** Asks what became of the last write whose outcome is not known. */
    void settleOne() {
        if (!unknown.isEmpty()) {
            settle(unknown.get(unknown.size() - 1));
        }
    }

    /** Asks what became of each write whose outcome is not known. */
    void settleAll() {
        List.copyOf(unknown).forEach(this::settle);
    }

    private void settle(Expectation line) {
        Resolution.Answer answer = writes.resolve(line);
        if (answer == Resolution.Answer.STILL_UNKNOWN) {
            return;
        }
        unknown.remove(line);
        if (line.isNeverBooked()) {
            // That is what the answer says may be done.
            create(line);
        } else {
            sort(line);
        }
    }
}
