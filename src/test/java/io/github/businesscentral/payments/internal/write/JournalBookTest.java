package io.github.businesscentral.payments.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What clients of one program know together: which numbers are free. */
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

    private final AtomicLong numbers = new AtomicLong();
    private final Scheduler clock = new VirtualScheduler();
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
}
