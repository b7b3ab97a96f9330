package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class PagedTest {
    private static final HttpUrl NEXT = HttpUrl.get("https://bc.example.com/next");

    @Test
    void walksTheEntitiesOfAllPagesInOrder() {
        Pages pages = new Pages("ab", "c", "de");

        assertThat(pages).containsExactly("a", "b", "c", "d", "e");
        assertThat(pages.fetched.get()).isEqualTo(3);
    }

    @Test
    void emptyPagesAreSteppedOver() {
        assertThat(new Pages("", "a", "", "", "b", "")).containsExactly("a", "b");
        assertThat(new Pages("", "")).isEmpty();
        assertThat(new Pages()).isEmpty();
    }

    @Test
    void nothingIsFetchedBeforeTheFirstElementIsAskedFor() {
        Pages pages = new Pages("a");

        pages.iterator();
        pages.stream();

        assertThat(pages.fetched.get()).isZero();
    }

    @Test
    void aPageIsFetchedWhenTheOneBeforeIsUsedUp() {
        Pages pages = new Pages("ab", "c");
        Iterator<String> walk = pages.iterator();

        walk.next();
        assertThat(pages.fetched.get()).isEqualTo(1);
        assertThat(walk.hasNext()).isTrue();
        walk.next();
        assertThat(pages.fetched.get()).isEqualTo(1);
        walk.next();

        assertThat(pages.fetched.get()).isEqualTo(2);
    }

    @Test
    void askingAgainFetchesNothing() {
        Pages pages = new Pages("a", "b");
        Iterator<String> walk = pages.iterator();

        assertThat(walk.hasNext()).isTrue();
        assertThat(walk.hasNext()).isTrue();

        assertThat(pages.fetched.get()).isEqualTo(1);
        assertThat(walk.next()).isEqualTo("a");
    }

    @Test
    void nextWithoutHasNextWalksToo() {
        Iterator<String> walk = new Pages("", "a", "b").iterator();

        assertThat(walk.next()).isEqualTo("a");
        assertThat(walk.next()).isEqualTo("b");
        assertThat(walk.hasNext()).isFalse();
    }

    @Test
    void theEndIsANoSuchElement() {
        Iterator<String> walk = new Pages("a").iterator();
        walk.next();

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(walk::next)
                    .withMessageContaining("no more");
        }
    }

    @Test
    void eachWalkStartsAnew() {
        Pages pages = new Pages("a", "b");

        assertThat(pages).containsExactly("a", "b");
        assertThat(pages).containsExactly("a", "b");

        assertThat(pages.fetched.get()).isEqualTo(4);
    }

    @Test
    void theStreamIsLazyAndSequential() {
        Pages pages = new Pages("ab", "c", "d");

        assertThat(pages.stream().isParallel()).isFalse();
        assertThat(pages.stream().limit(3)).containsExactly("a", "b", "c");
        assertThat(pages.fetched.get()).isEqualTo(2);
        assertThat(pages.stream().anyMatch("a"::equals)).isTrue();
        assertThat(pages.fetched.get()).isEqualTo(3);
        assertThat(pages.stream()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void theFailureOfAPageIsThrownWhereItIsNeeded() {
        Paged<String> paged = new Pages("a", "failing");
        Iterator<String> walk = paged.iterator();

        assertThat(walk.next()).isEqualTo("a");
        assertThatIllegalStateException().isThrownBy(walk::hasNext).withMessage("page 1");
    }

    @Test
    void aPageCopiesItsItemsAndKnowsItsLink() {
        List<String> items = new ArrayList<>(List.of("a"));
        Page<String> last = Page.last(items);
        Page<String> more = Page.of(items, NEXT);

        items.add("b");

        assertThat(last.items()).containsExactly("a");
        assertThat(more.items()).containsExactly("a");
        assertThat(last.nextLink()).isEmpty();
        assertThat(more.nextLink()).contains(NEXT);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> last.items().add("c"));
        assertThatNullPointerException().isThrownBy(() -> Page.of(items, null)).withMessage("nextLink");
    }

    @Test
    void aPageTellsItsSizeAndNotItsItemsOrLink() {
        assertThat(Page.last(List.of("secret"))).hasToString("Page[1 items]");
        assertThat(Page.of(List.of("secret", "b"), NEXT)).hasToString("Page[2 items, more follow]");
    }

    /** Pages given as strings of entities that are letters; counts how many were fetched. */
    private static final class Pages implements Paged<String> {
        private final List<String> pages;
        private final int first;
        private final AtomicInteger fetched;

        Pages(String... pages) {
            this(List.of(pages), 0, new AtomicInteger());
        }

        private Pages(List<String> pages, int first, AtomicInteger fetched) {
            this.pages = pages;
            this.first = first;
            this.fetched = fetched;
        }

        @Override
        public ApiCall<Page<String>> firstPage() {
            return new FakeCall<>(this::fetch);
        }

        private Page<String> fetch() {
            fetched.incrementAndGet();
            String entities = first < pages.size() ? pages.get(first) : "";
            if (entities.equals("failing")) {
                throw new IllegalStateException("page " + first);
            }
            List<String> items = entities.chars().mapToObj(Character::toString).toList();
            return first + 1 < pages.size() ? Page.of(items, NEXT.resolve("?page=" + (first + 1))) : Page.last(items);
        }

        @Override
        public Paged<String> resume(HttpUrl nextLink) {
            return new Pages(pages, Integer.parseInt(nextLink.queryParameter("page")), fetched);
        }
    }
}
