package io.github.businesscentral.payments.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.error.Resolution;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import io.github.businesscentral.payments.protocol.LateCommit;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** What clients of one program know together: which numbers are free, and what the server may still execute. */
class JournalBookTest {
    /** Numbers begin right behind the last line. */
    private static final int ROOM = 100_000;

    private static final RandomGenerator NEXT = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public int nextInt(int bound) {
            return 0;
        }
    };

    private static final WriteRules<Void> POSTING = new WriteRules<>() {
        @Override
        public NextStep<Void> unknown(LookUps lookUps) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Resolution resolve(LookUps lookUps, Duration age) {
            throw new UnsupportedOperationException();
        }
    };

    private final AtomicLong numbers = new AtomicLong();
    private final VirtualScheduler clock = new VirtualScheduler();
    private final JournalBook one = new JournalBook(numbers, NEXT, clock);
    private final JournalBook other = new JournalBook(numbers, NEXT, clock);

    private static JournalLines.SeenLine line(int number) {
        return new JournalLines.SeenLine(UUID.randomUUID(), number);
    }

    /** A line behind which there is just room enough to count up. */
    private static JournalLines.SeenLine nearTheEnd() {
        return line(Integer.MAX_VALUE - ROOM);
    }

    @Test
    void numbersThatOneHasUsedUpAreUsedUpForTheOtherToo() {
        one.open(nearTheEnd());
        other.open(nearTheEnd());

        one.reserve(ROOM / JournalBook.STEP);

        assertThat(one.reserve(1)).isZero();
        assertThat(other.reserve(1)).isZero();
        assertThat(other.isOpen()).as("it looks at the last line again").isFalse();
    }

    @Test
    void afterAnotherLookNumbersGoOnForBoth() {
        one.open(nearTheEnd());
        other.open(nearTheEnd());
        one.reserve(ROOM / JournalBook.STEP);
        one.reserve(1);

        one.open(line(5));

        assertThat(one.reserve(1)).isEqualTo(6);
        assertThat(other.reserve(1)).isEqualTo(6 + JournalBook.STEP);
    }

    @Test
    void whoIsLateToSeeThatNumbersAreUsedUpDoesNotTakeThemFromTheOther() {
        one.open(nearTheEnd());
        one.reserve(ROOM / JournalBook.STEP);
        one.reserve(1);

        one.open(line(5));
        other.open(line(5));

        assertThat(one.reserve(1)).isEqualTo(6);
        assertThat(other.reserve(2)).isEqualTo(6 + JournalBook.STEP);
    }

    @Test
    void numbersBeginAboveZeroWhateverTheLastLineHas() {
        one.open(line(Integer.MIN_VALUE));

        assertThat(one.reserve(1)).isEqualTo(1);
    }

    @Test
    void thousandsOfStartsOfAProgramLeaveRoom() {
        RandomGenerator random = new Random(17);
        int last = 10_000;
        for (int start = 0; start < 20_000; start++) {
            JournalBook program = new JournalBook(new AtomicLong(), random, clock);
            program.open(line(last));
            int number = program.reserve(1);
            assertThat(number).isGreaterThan(last);
            last = number;
        }

        assertThat(Integer.MAX_VALUE - last).as("numbers that are left").isGreaterThan(ROOM);
    }

    @Test
    void anywhereIsChosenWhereThereIsNoRoomBehindTheLastLine() {
        JournalBook book = new JournalBook(numbers, new Random(17), clock);
        book.open(line(Integer.MAX_VALUE));

        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            chosen.add(book.reserve(100));
        }

        assertThat(chosen).hasSize(1_000).allMatch(first -> first > 0 && first <= Integer.MAX_VALUE - 9_900);
    }

    @Test
    void theServerMayExecuteACreateUntilTheLatestOfItsAttemptsHasExpired() {
        one.mayCommitUntil(20);
        one.mayCommitUntil(10);

        assertThat(one.lateCommitWithin()).contains(Duration.ofNanos(20));
        clock.advance(Duration.ofNanos(19));
        assertThat(one.lateCommitWithin()).contains(Duration.ofNanos(1));
        clock.advance(Duration.ofNanos(1));
        assertThat(one.lateCommitWithin()).isEmpty();
        one.unsettled();
        assertThat(one.lateCommitWithin()).contains(LateCommit.LATEST);
    }

    @Test
    void aPostingMayBeExecutedUntilItsTimeOrItsAnswer() {
        one.mayBePostedUntil(POSTING, 20);

        clock.advance(Duration.ofNanos(19));
        assertThat(one.mayBePosted()).isTrue();
        clock.advance(Duration.ofNanos(1));
        assertThat(one.mayBePosted()).isFalse();
        one.mayBePostedUntil(POSTING, 40);
        one.notPosted(POSTING);
        assertThat(one.mayBePosted()).isFalse();
    }

    @Test
    void aBookIsIdleOnceNoRequestOfItsCallsCanBeExecuted() {
        clock.advance(Duration.ofNanos(100));
        one.used();

        assertThat(one.isIdleSince(100)).isFalse();
        assertThat(one.isIdleSince(101)).isTrue();
        one.unsettled();
        assertThat(one.isIdleSince(101)).isFalse();
        one.settled();
        assertThat(one.isIdleSince(101)).isTrue();
        one.mayBePostedUntil(POSTING, 200);
        assertThat(one.isIdleSince(101)).isFalse();
        one.notPosted(POSTING);
        one.mayCommitUntil(200);
        assertThat(one.isIdleSince(101)).isFalse();
    }

    @Test
    void aClientWithManyJournalsForgetsThoseThatAreIdleForAnHour() {
        JournalBooks books = new JournalBooks(new LineNumbers(10), NEXT, clock);
        List<HttpUrl> journals = IntStream.rangeClosed(0, 1_000)
                .mapToObj(i -> HttpUrl.get("https://example.com/" + i))
                .toList();
        List<JournalBook> before = journals.stream().map(books::of).toList();
        before.get(0).unsettled();
        clock.advance(Duration.ofHours(1));
        before.get(1).used();
        assertThat(books.of(journals.get(2))).as("not longer than an hour").isSameAs(before.get(2));
        clock.advance(Duration.ofNanos(1));

        assertThat(books.of(journals.get(3))).as("idle").isNotSameAs(before.get(3));
        assertThat(books.of(journals.get(0))).as("unsettled").isSameAs(before.get(0));
        assertThat(books.of(journals.get(1))).as("used since").isSameAs(before.get(1));
    }
}
