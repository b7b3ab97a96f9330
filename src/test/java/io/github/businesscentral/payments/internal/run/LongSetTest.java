package io.github.businesscentral.payments.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LongSetTest {
    @Test
    void itHasWhatWasAddedAndNothingElse() {
        Random random = new Random(7);
        Set<Long> expected = new HashSet<>();
        LongSet set = new LongSet();
        List<Long> wrong = new ArrayList<>();

        for (int i = 0; i < 50_000; i++) {
            // Many that meet in the lower bits, and some that come again.
            long hash = random.nextInt(8) == 0 ? random.nextLong() << 12 : random.nextInt(30_000) + 2;
            if (set.add(hash) != expected.add(hash)) {
                wrong.add(hash);
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(expected).allMatch(set::contains);
        assertThat(random.longs(50_000)).noneMatch(hash -> set.contains(hash) != expected.contains(hash));
    }

    @Test
    void zeroIsAHashToo() {
        LongSet set = new LongSet();

        assertThat(set.contains(0)).isFalse();
        assertThat(set.add(0)).isTrue();
        assertThat(set.add(0)).isFalse();
        assertThat(set.contains(0)).isTrue();
    }
}
