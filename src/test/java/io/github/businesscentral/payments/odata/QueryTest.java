package io.github.businesscentral.payments.odata;

import static io.github.businesscentral.payments.odata.Line.AMOUNT;
import static io.github.businesscentral.payments.odata.Line.COUNT;
import static io.github.businesscentral.payments.odata.Line.NOTE;
import static io.github.businesscentral.payments.odata.Line.NUMBER;
import static io.github.businesscentral.payments.odata.Line.OWNER;
import static io.github.businesscentral.payments.odata.Line.Owner.NAME;
import static io.github.businesscentral.payments.odata.Line.PARTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Query<Line> ALL = Query.of(Line.class);
    private static final Filter<Line> NEGATIVE = AMOUNT.lessThan(BigDecimal.ZERO);

    @Test
    void aQueryForAllAsksForNothing() {
        assertThat(ALL.options()).isEmpty();
        assertThat(ALL).hasToString("");
        assertThat(ALL.pageSize()).isEmpty();
        assertThat(ALL.isOrdered()).isFalse();
        assertThat(ALL.isPartial()).isFalse();
        assertThat(ALL.isReadOnlyReplica()).isFalse();
    }

    @Test
    void everyClauseIsAnOption() {
        Query<Line> query = Query.where(NEGATIVE)
                .and(NOTE.in("a", "b"))
                .orderBy(AMOUNT.descending(), NUMBER.ascending())
                .select(NUMBER, AMOUNT)
                .expand(OWNER.select(NAME), PARTS)
                .top(10)
                .count()
                .pageSize(500)
                .readOnlyReplica();

        assertThat(query.options())
                .containsExactly(
                        entry("$filter", "amount lt 0 and (note eq 'a' or note eq 'b')"),
                        entry("$orderby", "amount desc,number"),
                        entry("$select", "number,amount"),
                        entry("$expand", "owner($select=name),parts"),
                        entry("$top", "10"),
                        entry("$count", "true"));
        assertThat(query.pageSize()).hasValue(500);
        assertThat(query.isReadOnlyReplica()).isTrue();
        assertThat(query.isOrdered()).isTrue();
        assertThat(query.isPartial()).isTrue();
        assertThat(query)
                .hasToString("$filter=amount lt 0 and (note eq 'a' or note eq 'b')&$orderby=amount desc,number"
                        + "&$select=number,amount&$expand=owner($select=name),parts&$top=10&$count=true");
    }

    @Test
    void eachClauseStandsAlone() {
        assertThat(Query.where(NEGATIVE)).hasToString("$filter=amount lt 0");
        assertThat(ALL.and(NEGATIVE)).hasToString("$filter=amount lt 0");
        assertThat(ALL.rawFilter("x eq 1 or x eq 2")).hasToString("$filter=x eq 1 or x eq 2");
        assertThat(ALL.orderBy(AMOUNT.ascending())).hasToString("$orderby=amount");
        assertThat(ALL.select(AMOUNT)).hasToString("$select=amount");
        assertThat(ALL.expand(PARTS)).hasToString("$expand=parts");
        assertThat(ALL.top(1)).hasToString("$top=1");
        assertThat(ALL.count()).hasToString("$count=true");
        assertThat(ALL.pageSize(7)).hasToString("");
        assertThat(ALL.readOnlyReplica()).hasToString("");
    }

    @Test
    void clausesAddToWhatIsThere() {
        assertThat(Query.where(NEGATIVE).and(COUNT.in(1, 2)).and(COUNT.equalTo(2)))
                .hasToString("$filter=amount lt 0 and (count eq 1 or count eq 2) and count eq 2");
        assertThat(ALL.orderBy(AMOUNT.ascending()).orderBy(COUNT.descending()))
                .hasToString("$orderby=amount,count desc");
        assertThat(ALL.select(AMOUNT, COUNT).select(NOTE, AMOUNT)).hasToString("$select=amount,count,note");
        assertThat(ALL.expand(OWNER).expand(PARTS)).hasToString("$expand=owner,parts");
        assertThat(ALL.top(1).top(2).count().count()).hasToString("$top=2&$count=true");
        assertThat(ALL.pageSize(1).pageSize(2).pageSize()).hasValue(2);
    }

    @Test
    void alternativesAloneNeedNoParentheses() {
        assertThat(Query.where(COUNT.in(1, 2))).hasToString("$filter=count eq 1 or count eq 2");
    }

    @Test
    void aRawFilterStandsBesideTheConditionsInParentheses() {
        Query<Line> raw = ALL.rawFilter("x eq 1 or x eq 2");

        assertThat(raw.and(NEGATIVE)).hasToString("$filter=(x eq 1 or x eq 2) and amount lt 0");
        assertThat(raw.and(COUNT.in(1, 2))).hasToString("$filter=(x eq 1 or x eq 2) and (count eq 1 or count eq 2)");
        assertThat(Query.where(NEGATIVE).rawFilter("x eq 1").and(COUNT.in(1, 2)))
                .hasToString("$filter=(x eq 1) and amount lt 0 and (count eq 1 or count eq 2)");
    }

    @Test
    void aQueryCanBeTheBaseOfOthers() {
        Query<Line> base = Query.where(NEGATIVE)
                .orderBy(AMOUNT.ascending())
                .select(AMOUNT)
                .expand(OWNER)
                .top(1)
                .pageSize(2);
        String before = base.toString();

        Query<Line> one = base.and(COUNT.equalTo(1))
                .orderBy(COUNT.ascending())
                .select(COUNT)
                .expand(PARTS)
                .rawFilter("x eq 1")
                .top(3)
                .pageSize(4)
                .count()
                .readOnlyReplica();
        Query<Line> other = base.and(NOTE.isBlank()).select(NOTE);

        assertThat(base).hasToString(before);
        assertThat(base.pageSize()).hasValue(2);
        assertThat(base.isReadOnlyReplica()).isFalse();
        assertThat(one)
                .hasToString(
                        "$filter=(x eq 1) and amount lt 0 and count eq 1&$orderby=amount,count&$select=amount,count"
                                + "&$expand=owner,parts&$top=3&$count=true");
        assertThat(other)
                .hasToString("$filter=amount lt 0 and note eq ''&$orderby=amount&$select=amount,note&$expand=owner"
                        + "&$top=1");
    }

    @Test
    void changingTheOptionsDoesNotChangeTheQuery() {
        Query<Line> query = ALL.top(1);

        query.options().put("$top", "2");

        assertThat(query.options()).containsExactly(entry("$top", "1"));
    }

    @Test
    void sortingByAPropertyTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.orderBy(AMOUNT.ascending(), AMOUNT.descending()))
                .withMessage("orderBy names a property twice: amount,amount desc. Name each once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.orderBy(AMOUNT.ascending()).orderBy(COUNT.ascending(), AMOUNT.ascending()))
                .withMessage("orderBy names a property twice: amount,count,amount. Name each once.");
    }

    @Test
    void expandingAnEntityTwiceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.expand(OWNER, OWNER.select(NAME)))
                .withMessage("expand names a related entity twice: owner,owner($select=name). Name each once.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.expand(OWNER).expand(PARTS, OWNER))
                .withMessageContaining("twice");
    }

    @Test
    void aSecondOrABlankRawFilterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.rawFilter("a eq 1").rawFilter("b eq 2"))
                .withMessage("rawFilter is set twice. Join the two expressions with \"and\".");
        for (String blank : new String[] {"", " \t\n"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ALL.rawFilter(blank))
                    .withMessage("rawFilter is blank. Leave it out to select all rows.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void numbersOfRowsArePositive(int rows) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.top(rows))
                .withMessage("top is " + rows + "; it must be positive. Leave it out for all rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.pageSize(rows))
                .withMessage(
                        "pageSize is " + rows + "; it must be positive. Leave it out for the server's own page size.");
    }

    @Test
    void nothingIsNoClause() {
        assertThatNullPointerException().isThrownBy(() -> Query.of(null)).withMessage("entity");
        assertThatNullPointerException().isThrownBy(() -> Query.where(null)).withMessage("filter");
        assertThatNullPointerException().isThrownBy(() -> ALL.and(null)).withMessage("filter");
        assertThatNullPointerException().isThrownBy(() -> ALL.rawFilter(null)).withMessage("rawFilter");
        assertThatNullPointerException().isThrownBy(() -> ALL.orderBy(null));
        assertThatNullPointerException().isThrownBy(() -> ALL.select(AMOUNT, null, COUNT));
        assertThatNullPointerException().isThrownBy(() -> ALL.expand(null));
    }
}
