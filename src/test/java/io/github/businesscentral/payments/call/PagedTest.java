package io.github.businesscentral.payments.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class PagedTest {
    private static final HttpUrl NEXT = HttpUrl.get("https://bc.example.com/next");

    @Test
    void walksTheEntitiesOfAllPagesInOrder() {
        Pages pages = new Pages("ab", "c", "de");

        assertThat(pages).containsExactly("a", "b", "c", "d", "e");
        assertThat(pages.fetched).isEqualTo(3);
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

        assertThat(pages.fetched).isZero();
    }

    @Test
    void aPageIsFetchedWhenTheOneBeforeIsUsedUp() {
        Pages pages = new Pages("ab", "c");
        Iterator<String> walk = pages.iterator();

        walk.next();
        assertThat(pages.fetched).isEqualTo(1);
        assertThat(walk.hasNext()).isTrue();
        walk.next();
        assertThat(pages.fetched).isEqualTo(1);
        walk.next();

        assertThat(pages.fetched).isEqualTo(2);
    }

    @Test
    void askingAgainFetchesNothing() {
        Pages pages = new Pages("a", "b");
        Iterator<String> walk = pages.iterator();

        assertThat(walk.hasNext()).isTrue();
        assertThat(walk.hasNext()).isTrue();

        assertThat(pages.fetched).isEqualTo(1);
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

        assertThat(pages.fetched).isEqualTo(4);
    }

    @Test
    void theStreamIsLazyAndSequential() {
        Pages pages = new Pages("ab", "c", "d");

        assertThat(pages.stream().isParallel()).isFalse();
        assertThat(pages.stream().limit(3)).containsExactly("a", "b", "c");
        assertThat(pages.fetched).isEqualTo(2);
        assertThat(pages.stream().anyMatch("a"::equals)).isTrue();
        assertThat(pages.fetched).isEqualTo(3);
        assertThat(pages.stream()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void theFailureOfAPageIsThrownWhereItIsNeeded() {
        Paged<String> paged = () -> {
            Iterator<Page<String>> first = List.of(Page.of(List.of("a"), NEXT)).iterator();
            return () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Page<String> next() {
                    if (first.hasNext()) {
                        return first.next();
                    }
                    throw new IllegalStateException("page 2");
                }
            };
        };
        Iterator<String> walk = paged.iterator();

        assertThat(walk.next()).isEqualTo("a");
        assertThatIllegalStateException().isThrownBy(walk::hasNext).withMessage("page 2");
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
        private int fetched;

        Pages(String... pages) {
            this.pages = List.of(pages);
        }

        @Override
        public Iterable<Page<String>> pages() {
            return () -> {
                Iterator<String> left = pages.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return left.hasNext();
                    }

                    @Override
                    public Page<String> next() {
                        fetched++;
                        List<String> items = left.next()
                                .chars()
                                .mapToObj(Character::toString)
                                .toList();
                        return left.hasNext() ? Page.of(items, NEXT) : Page.last(items);
                    }
                };
            };
        }
    }
}
