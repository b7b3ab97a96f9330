package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilteringTest extends StandInTest {
    private static final String OR_ON_TWO_FIELDS =
            "The 'OR' operator is not supported on distinct fields on an OData filter.";

    @BeforeEach
    void fourLines() {
        seed();
    }

    private void seed() {
        line(1, "10000", "A-1", "Rent, March", -100);
        line(2, "20000", "B-2", "O'Brien", -20.5);
        line(3, "10000", "", "rent, april", 0);
        line(4, "30000", "a*b", "", -100);
    }

    private void line(int number, String customer, String externalNumber, String description, Number amount) {
        fake.addPayment(
                fake.journalId(),
                Map.of(
                        "lineNumber",
                        number,
                        "customerNumber",
                        customer,
                        "externalDocumentNumber",
                        externalNumber,
                        "description",
                        description,
                        "amount",
                        amount));
    }

    private List<Integer> matching(String filter) {
        return get(payments() + "?$filter=" + filter).is(200).values().stream()
                .map(line -> ((Double) line.get("lineNumber")).intValue())
                .toList();
    }

    private void assertMatches(String filter, String lines) {
        assertThat(matching(filter).stream().map(String::valueOf).reduce("", String::concat))
                .isEqualTo(lines == null ? "" : lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lineNumber eq 2|2",
                "lineNumber ne 2|134",
                "lineNumber gt 2|34",
                "lineNumber ge 2|234",
                "lineNumber lt 2|1",
                "lineNumber le 2|12",
                "lineNumber gt -1|1234",
                "amount eq -20.50|2",
                "amount lt -20.5|14",
                "description eq 'O''Brien'|2",
                "description eq ''|4",
                "description eq 'a or b and (c'|",
                "postingDate eq 2026-08-20|1234",
                "postingDate eq 0001-01-01|",
                "lastModifiedDateTime ge 2026-08-20T12:00:00.58Z|1234",
                "lastModifiedDateTime gt 2027-01-01T00:00:00Z|",
                "appliesToInvoiceId eq 00000000-0000-0000-0000-000000000000|1234",
                "id eq abcdef00-0000-0000-0000-000000000000|"
            })
    void rule28ComparisonsKnowLiteralsOfAllKinds(String filter, String lines) {
        assertMatches(filter, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lineNumber eq 1 or lineNumber eq 2 or lineNumber eq 4|124",
                "lineNumber eq 1 or lineNumber gt 1 and lineNumber lt 3|12",
                "lineNumber gt 1 and lineNumber lt 3 or lineNumber eq 1|12",
                "(lineNumber eq 1 or lineNumber gt 1) and lineNumber lt 3|12",
                "(lineNumber eq 1 or lineNumber eq 2 or lineNumber eq 3) and customerNumber eq '10000'|13",
                "customerNumber eq '10000' and(amount eq 0)|3",
                "((((lineNumber eq 4))))|4",
                "amount eq -100 and lineNumber gt 1 and customerNumber eq '30000'|4",
                "startswith(description,'O') or contains(description,'ent')|123"
            })
    void rule28AndBindsMoreThanOr(String filter, String lines) {
        assertMatches(filter, lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customerNumber eq '10000' or amount eq 0",
                "lineNumber eq 1 and amount eq 0 or lineNumber eq 2",
                "lineNumber eq 1 or (lineNumber eq 2 and amount eq 0)",
                "contains(description,'x') or contains(comment,'x')",
                "lineNumber eq 1 and (lineNumber eq 2 or lineNumber eq 3 or comment eq '')"
            })
    void rule28OrOverDifferentFieldsIsNotImplemented(String filter) {
        get(payments() + "?$filter=" + filter).isRefused(501, "BadRequest_MethodNotImplemented", OR_ON_TWO_FIELDS);
    }

    @Test
    void rule28ASyntaxErrorComesBeforeWhatIsNotImplemented() {
        get(payments() + "?$filter=lineNumber eq 1 or amount eq 2 or").isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "startswith(description,'Rent')|1",
                "endswith(description,'rien')|2",
                "contains(description,',')|13",
                "contains(description,'''')|2",
                "tolower(description) eq 'rent, march'|1",
                "toupper(description) eq 'RENT, APRIL'|3",
                "substring(description,6) eq 'March'|1",
                "substring(description,0,4) eq 'rent'|3",
                "substring(description,99) eq ''|1234",
                "substring(description,1,99) ne 'x' and lineNumber eq 4|4",
                "contains( description , 'ent' ) and lineNumber lt 3|1"
            })
    void rule28FunctionsLookIntoTexts(String filter, String lines) {
        assertMatches(filter, lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "externalDocumentNumber eq 'a-1'|1",
                "externalDocumentNumber eq ' A-1 '|1",
                "startswith(externalDocumentNumber,'a')|14",
                "tolower(externalDocumentNumber) eq 'b-2'|2",
                "journalDisplayName eq 'cashin'|1234"
            })
    void rule8CodesAreComparedInUpperCase(String filter, String lines) {
        assertMatches(filter, lines);
    }

    @Test
    void rule28EnumsAreQuotedWithPlainSpaces() {
        assertThat(get(company() + "customers?$filter=blocked eq 'All'").values())
                .extracting(customer -> customer.get("number"))
                .containsExactly("40000");
        assertThat(get(company() + "customers?$filter=blocked eq ' ' and type eq 'Company'")
                        .values())
                .hasSize(4);
        get(company() + "customers?$filter=blocked eq '_x0020_'").isRefused(400, "Unknown");
    }

    @Test
    void rule28BooleansAreBare() {
        assertThat(get(company() + "accounts?$filter=directPosting eq true").values())
                .hasSize(3);
        assertThat(get(company() + "accounts?$filter=directPosting eq false").values())
                .isEmpty();
        get(company() + "accounts?$filter=directPosting eq 'true'").isRefused(400, "BadRequest");
        get(company() + "accounts?$filter=directPosting eq yes").isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "contains(tolower(description),'rent')|13",
                "startswith(substring(toupper(description),2),'NT')|13",
                "contains(tolower(description),tolower('RENT'))|13",
                "description eq substring('xO''Brien',1)|2"
            })
    void rule28SchemaVersion21AddsNestedFunctions(String filter, String lines) {
        String address = payments() + "?$filter=" + filter;

        assertThat(get(address + "&$schemaversion=2.1").is(200).values().stream()
                        .map(line -> String.valueOf(((Double) line.get("lineNumber")).intValue()))
                        .reduce("", String::concat))
                .isEqualTo(lines);
        get(address).isRefused(400, "BadRequest");
        get(address + "&$schemaversion=2.0").isRefused(400, "BadRequest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "customerPayments/any(p:p/amount eq 1)|OTHER",
                "customerPayments/any()|OTHER",
                "customerPayments/all(p:p/amount eq 1 or p/lineNumber eq 2)|OTHER",
                "code eq 'OTHER' and customerPayments/any(p:contains(p/comment,'x'))|",
                "customerPayments/any(p:p/amount eq 1) or code eq 'OTHER'|"
            })
    void rule28LambdasAreIgnored(String filter, String onlyOther) {
        fake.addJournal("OTHER");

        List<Map<String, Object>> journals = get(company() + "customerPaymentJournals?$filter=" + filter)
                .is(200)
                .values();

        assertThat(journals)
                .extracting(journal -> journal.get("code"))
                .isEqualTo(onlyOther == null ? List.of("OTHER") : List.of("CASHIN", "OTHER"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount eq",
                "eq 1",
                "amount 1",
                "(amount eq 1",
                "amount eq 1)",
                "amount eq 1 and",
                "amount eq 1 and and amount eq 2",
                "amount EQ 1",
                "amount eq 1 AND amount eq 2",
                "amount eq 'x",
                "amount eq null",
                "amount eq amount",
                "amount eq (1)",
                "amount eq 1 2",
                "amount%3D1",
                "1 eq amount",
                "'x' eq description",
                "description eq O'Brien'",
                "description eq x",
                "description",
                "contains(description)",
                "contains(description,1)",
                "contains('x',description)",
                "contains(amount,'1')",
                "contains(description,'x') eq true",
                "tolower(description)",
                "tolower(amount) eq '1'",
                "substring(description) eq 'x'",
                "substring(description,-1) eq 'x'",
                "substring(description,'1') eq 'x'",
                "substring(description,99999999999) eq 'x'",
                "length(description) eq 1",
                "amount add 1 eq 2",
                "customer/number eq '10000'",
                "customer eq null",
                "customer/some(c:c/number eq '1')",
                "customer/any(c c/number eq '1')",
                "customer/any(c:c/nothing eq '1')",
                "postingDate eq 2026-02-30",
                "postingDate eq 2026-08-20T00:00:00Z",
                "lastModifiedDateTime eq 2026-08-20",
                "journalId eq {7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca}",
                "journalId eq '7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca'",
                "journalId eq 7f5be7d2-1a2b",
                "guid'7f5be7d2-1a2b-ee11-bdf5-000d3a5f89ca' eq journalId",
                "lineNumber eq 99999999999",
                "ä eq 1"
            })
    void rule28BrokenFiltersAreRefused(String filter) {
        get(payments() + "?$filter=" + filter).isRefused(400, "BadRequest");
    }

    @Test
    void rule28AnUnknownPropertyIsNamed() {
        for (String option :
                new String[] {"$filter=nothing eq 1", "$select=nothing", "$orderby=nothing", "$expand=nothing"}) {
            get(payments() + "?" + option)
                    .isRefused(
                            400,
                            "BadRequest",
                            "Could not find a property named 'nothing' on type 'Microsoft.NAV.customerPayment'.");
        }
    }

    @Test
    void rule28ACodeTooLongForItsFieldIsNoFilter() {
        get(payments() + "?$filter=customerNumber eq '123456789012345678901'")
                .isRefused(400, "Application_FilterErrorException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "(|lineNumber eq 1|)",
                "\"not \"|lineNumber eq 1|-",
                "tolower(|description|)",
                "customerPaymentJournal/any(j:|lineNumber eq 1|)"
            })
    void rule28DeepNestingIsRefused(String opening, String inside, String closing) {
        String close = closing.equals("-") ? "" : closing;
        String filter = opening.repeat(100_000) + inside + close.repeat(100_000);

        Answer answer = get(payments() + "?$filter=" + filter);

        answer.isRefused(400, "BadRequest", "Recursion depth exceeded allowed limit.");
    }

    @Test
    void rule28LongFiltersAreNotDeep() {
        String or = "lineNumber eq 1" + " or lineNumber eq 3".repeat(10_000);
        String and = "lineNumber gt 1" + " and lineNumber ne 3".repeat(10_000);

        assertMatches(or, "13");
        assertMatches(and, "24");
        assertMatches("description ne '" + "''".repeat(50_000) + "'", "1234");
    }

    @Test
    void rule11ThePinningComparisonMayStandAnywhereJoinedByAnd() {
        String direct = company() + "customerPayments?$filter=";
        String journal = "journalId eq " + fake.journalId();
        Object id = get(payments()).values().get(1).get("id");

        assertThat(get(direct + journal + " and (lineNumber eq 1 or lineNumber eq 2)")
                        .values())
                .hasSize(2);
        assertThat(get(direct + "(lineNumber eq 1 or lineNumber eq 2) and (amount lt 0 and (" + journal + "))")
                        .values())
                .hasSize(2);
        assertThat(get(direct + "lineNumber eq 2 and id eq " + id).values()).hasSize(1);
        assertThat(get(direct + "id eq " + id + " and journalId eq " + UUID.randomUUID())
                        .values())
                .isEmpty();
    }

    @Test
    void rule10APinningComparisonUnderOrOrNotDoesNotCount() {
        rebuild(FakeBusinessCentral.builder().choose(Choice.NEGATION_IN_FILTERS));
        String direct = company() + "customerPayments?$filter=";
        String journal = "journalId eq " + fake.journalId();

        for (String filter : List.of(
                journal + " or " + journal,
                "not (" + journal + ")",
                "not (not (" + journal + "))",
                "customerPaymentJournal/any(j:" + journal + ")",
                "customerNumber eq '10000'")) {
            get(direct + filter).isRefused(400, "Application_DialogException", Payments.NO_JOURNAL);
        }
    }

    @Test
    void negationInFilters() {
        get(payments() + "?$filter=not (amount eq 0)")
                .isRefused(
                        501,
                        "BadRequest_MethodNotImplemented",
                        "The 'NOT' operator is not supported on an OData filter.");

        choose(Choice.NEGATION_IN_FILTERS);
        seed();

        assertMatches("not (amount eq 0)", "124");
        assertMatches("not amount eq 0 and lineNumber gt 1", "24");
        assertMatches("not not contains(description,'ent')", "13");
        assertMatches("not (lineNumber eq 1 or lineNumber eq 2)", "34");
        assertMatches("not customerPaymentJournal/any(j:j/code eq 'x')", "1234");
    }

    @Test
    void textComparedWithoutCase() {
        assertMatches("description eq 'RENT, MARCH'", "");
        assertMatches("contains(description,'RENT')", "");

        choose(Choice.TEXT_COMPARED_WITHOUT_CASE);
        seed();

        assertMatches("description eq 'RENT, MARCH'", "1");
        assertMatches("contains(description,'RENT')", "13");
        assertMatches("startswith(description,'o') and lineNumber eq 2", "2");
        assertThat(get(payments() + "?$orderby=description desc").values())
                .extracting(line -> line.get("description"))
                .containsExactly("Rent, March", "rent, april", "O'Brien", "");
    }

    @Test
    void wildcardsInFilterValues() {
        assertMatches("externalDocumentNumber eq 'A*'", "");
        assertMatches("externalDocumentNumber eq 'A*B'", "4");

        choose(Choice.WILDCARDS_IN_FILTER_VALUES);
        seed();

        assertMatches("externalDocumentNumber eq 'A*'", "14");
        assertMatches("externalDocumentNumber eq '*'", "1234");
        assertMatches("externalDocumentNumber eq '*-*'", "12");
        assertMatches("description eq 'R*,*ch'", "1");
        assertMatches("description eq 'Rent*ent, March'", "");
        assertMatches("description eq 'Rent, M*March'", "");
        assertThat(get(company() + "customers?$filter=number eq '1*'").values()).hasSize(1);
    }

    /** The words are those that 5.2 has for a body; for a filter they are a choice. */
    @ParameterizedTest
    @CsvSource({
        "customers, type eq 'Robot', 'Robot'",
        "customers, blocked ne 'all', 'all'",
        "salesInvoices, status eq 'In_x0020_Review', 'In_x0020_Review'",
        "salesInvoices, status eq 'Open' or status eq '', ''",
        "generalLedgerEntries, documentType eq 'Receipt', 'Receipt'"
    })
    void memberThatAnEnumDoesNotHaveIsRefused(String set, String filter, String member) {
        Answer answer = get(company() + set + "?$filter=" + filter);

        answer.isRefused(400, "Unknown");
        assertThat(answer.error("message")).startsWith("'" + member + "' is not an option. The existing options are:");
    }

    @ParameterizedTest
    @CsvSource({
        "customers, blocked eq ' '",
        "salesInvoices, status eq 'Open' or status eq 'In Review'",
        "generalLedgerEntries, documentType ne 'Finance Charge Memo'"
    })
    void membersOfEnumsAreCompared(String set, String filter) {
        get(company() + set + "?$filter=" + filter).is(200);
    }
}
