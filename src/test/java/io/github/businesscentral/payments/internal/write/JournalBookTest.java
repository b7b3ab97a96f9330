package io.github.businesscentral.payments.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.VirtualScheduler;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What clients of one program know together: which numbers are free. */
class JournalBookTest {
    /** Numbers begin right behind the last line. */
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

    @Test
    void numbersThatOneHasUsedUpAreUsedUpForTheOtherToo() {
        one.open(line(Integer.MAX_VALUE - 150));
        other.open(line(Integer.MAX_VALUE - 150));
        one.reserve(1);
        other.reserve(1);

        assertThat(one.reserve(1)).isZero();
        assertThat(other.reserve(1)).isZero();
        assertThat(other.isOpen()).as("it looks at the last line again").isFalse();
    }

    @Test
    void afterAnotherLookNumbersGoOnForBoth() {
        one.open(line(Integer.MAX_VALUE - 50));
        other.open(line(Integer.MAX_VALUE - 50));
        one.reserve(1);
        one.reserve(1);
        one.open(line(5));

        assertThat(one.reserve(1)).isEqualTo(6);
        assertThat(other.reserve(1)).isEqualTo(6 + JournalBook.STEP);
    }

    @Test
    void whoIsLateToSeeThatNumbersAreUsedUpDoesNotTakeThemFromTheOther() {
        one.open(line(Integer.MAX_VALUE - 1));
        one.reserve(1);
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
}
