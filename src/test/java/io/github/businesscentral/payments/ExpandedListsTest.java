package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_PAYMENT_JOURNAL;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.DIMENSION_SET_LINES;
import static io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.model.Customer;
import io.github.businesscentral.payments.model.CustomerBlocked;
import io.github.businesscentral.payments.model.CustomerFields;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentJournal;
import io.github.businesscentral.payments.model.CustomerPaymentJournalFields;
import io.github.businesscentral.payments.model.CustomerType;
import io.github.businesscentral.payments.model.DimensionSetLine;
import io.github.businesscentral.payments.model.DimensionSetLineFields;
import io.github.businesscentral.payments.model.DimensionSetLineParentType;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.Blocked;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Related entities that come along with the payments of a list. */
class ExpandedListsTest {
    private static final Query<CustomerPayment> ALL = Query.of(CustomerPayment.class);

    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = Payments.client(server.url()).build();
    private UUID withCustomer;

    @BeforeEach
    void aPaymentWithACustomerAndOneWithout() {
        // By default this customer's payments are of the department SALES.
        withCustomer =
                fake.addPayment(fake.journalId(), Map.of("lineNumber", 1, "customerNumber", "20000", "amount", -100));
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 2));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private List<CustomerPayment> listed(Query<CustomerPayment> query) {
        return client.company(fake.companyId()).journal(fake.journalId()).list(query).stream()
                .toList();
    }

    private List<String> expansions() {
        return fake.requests().stream()
                .map(request -> request.url().queryParameter("$expand"))
                .toList();
    }

    @Test
    void theCustomerComesAlong() {
        Customer customer = listed(ALL.expand(CUSTOMER)).get(0).customer().orElseThrow();

        assertThat(expansions()).containsExactly("customer");
        assertThat(customer.number()).isEqualTo("20000");
        assertThat(customer.displayName()).isEqualTo("Trey Research");
        assertThat(customer.type()).isEqualTo(CustomerType.COMPANY);
        assertThat(customer.blocked()).isEqualTo(CustomerBlocked.NONE);
        assertThat(customer.balanceDue()).isZero();
        assertThat(customer.taxLiable()).isFalse();
        assertThat(customer.currencyId()).isEmpty();
        assertThat(customer.lastModifiedDateTime()).isPresent();
        assertThat(customer.etag()).isNotNull();
        assertThat(customer.additionalProperties()).isEmpty();
    }

    @Test
    void aPaymentWithoutACustomerHasNone() {
        assertThat(listed(ALL.expand(CUSTOMER)))
                .extracting(payment -> payment.customer().isPresent())
                .containsExactly(true, false);
    }

    @Test
    void theMembersOfAnEnumAreReadByTheirNames() {
        fake.blockCustomer(fake.addCustomer("60000", "Blocked one"), Blocked.SHIP);
        fake.addPayment(fake.journalId(), Map.of("lineNumber", 3, "customerNumber", "60000"));

        assertThat(listed(ALL.expand(CUSTOMER)).get(2).customer().orElseThrow().blocked())
                .isEqualTo(CustomerBlocked.SHIP);
    }

    @Test
    void theJournalComesAlong() {
        CustomerPaymentJournal journal =
                listed(ALL.expand(CUSTOMER_PAYMENT_JOURNAL)).get(1).journal().orElseThrow();

        assertThat(expansions()).containsExactly("customerPaymentJournal");
        assertThat(journal.id()).isEqualTo(fake.journalId());
        assertThat(journal.code()).isEqualTo("CASHIN");
        assertThat(journal.displayName()).isEmpty();
        assertThat(journal.balancingAccountId()).isPresent();
        assertThat(journal.balancingAccountNumber()).isEqualTo("10100");
        assertThat(journal.lastModifiedDateTime()).isPresent();
    }

    @Test
    void theDimensionsComeAlong() {
        List<CustomerPayment> payments = listed(ALL.expand(DIMENSION_SET_LINES));

        assertThat(expansions()).containsExactly("dimensionSetLines");
        assertThat(payments.get(1).dimensionSetLines()).isEmpty();
        assertThat(payments.get(0).dimensionSetLines()).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo("DEPARTMENT");
            assertThat(line.displayName()).isEqualTo("Department");
            assertThat(line.consolidationCode()).isEmpty();
            assertThat(line.valueCode()).isEqualTo("SALES");
            assertThat(line.valueDisplayName()).isEqualTo("Sales");
            assertThat(line.valueId()).isPresent();
            assertThat(line.parentId()).isEqualTo(withCustomer);
            assertThat(line.parentType()).isEqualTo(DimensionSetLineParentType.JOURNAL_LINE);
        });
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> payments.get(0).dimensionSetLines().clear());
    }

    @Test
    void allOfThemComeWithOneRequest() {
        CustomerPayment payment = listed(ALL.expand(CUSTOMER, CUSTOMER_PAYMENT_JOURNAL, DIMENSION_SET_LINES))
                .get(0);

        assertThat(expansions()).containsExactly("customer,customerPaymentJournal,dimensionSetLines");
        assertThat(payment.customer()).isPresent();
        assertThat(payment.journal()).isPresent();
        assertThat(payment.dimensionSetLines()).hasSize(1);
        assertThat(payment.amount()).isEqualByComparingTo(BigDecimal.valueOf(-100));
    }

    @Test
    void onlyTheSelectedPropertiesComeAlong() {
        CustomerPayment payment = listed(ALL.select(AMOUNT)
                        .expand(
                                CUSTOMER.select(CustomerFields.NUMBER),
                                CUSTOMER_PAYMENT_JOURNAL.select(CustomerPaymentJournalFields.CODE),
                                DIMENSION_SET_LINES.select(
                                        DimensionSetLineFields.CODE, DimensionSetLineFields.VALUE_CODE)))
                .get(0);

        assertThat(expansions())
                .containsExactly("customer($select=number),customerPaymentJournal($select=code),"
                        + "dimensionSetLines($select=code,valueCode)");
        Customer customer = payment.customer().orElseThrow();
        assertThat(customer.number()).isEqualTo("20000");
        assertThatIllegalStateException()
                .isThrownBy(customer::displayName)
                .withMessageStartingWith("displayName is not in this customer")
                .withMessageContaining("select(…)");
        CustomerPaymentJournal journal = payment.journal().orElseThrow();
        assertThat(journal.code()).isEqualTo("CASHIN");
        assertThatIllegalStateException()
                .isThrownBy(journal::displayName)
                .withMessageStartingWith("displayName is not in this customerPaymentJournal")
                .withMessageContaining("select(…)");
        DimensionSetLine line = payment.dimensionSetLines().get(0);
        assertThat(line.valueCode()).isEqualTo("SALES");
        assertThatIllegalStateException()
                .isThrownBy(line::valueDisplayName)
                .withMessageStartingWith("valueDisplayName is not in this dimensionSetLine")
                .withMessageContaining("select(…)");
    }

    @Test
    void whatWasNotExpandedIsNotTakenForNone() {
        CustomerPayment payment = listed(ALL.expand(CUSTOMER)).get(1);

        assertThatIllegalStateException()
                .isThrownBy(payment::journal)
                .withMessage("customerPaymentJournal is not in this customerPayment: it was not read. Name it in"
                        + " expand(…).");
        assertThatIllegalStateException()
                .isThrownBy(payment::dimensionSetLines)
                .withMessage("dimensionSetLines is not in this customerPayment: it was not read. Name it in"
                        + " expand(…).");
        assertThatIllegalStateException()
                .isThrownBy(() -> listed(ALL).get(0).customer())
                .withMessage("customer is not in this customerPayment: it was not read. Name it in expand(…).");
    }

    @Test
    void anExpandedPaymentCanBeStored() throws IOException {
        for (CustomerPayment payment :
                listed(ALL.expand(CUSTOMER, CUSTOMER_PAYMENT_JOURNAL.select(CustomerPaymentJournalFields.CODE))
                        .expand(DIMENSION_SET_LINES))) {
            String stored = CustomerPayment.jsonAdapter().toJson(payment);

            assertThat(CustomerPayment.jsonAdapter().fromJson(stored)).isEqualTo(payment);
        }
    }

    @Test
    void relatedEntitiesThatGoOnElsewhereAreNotTakenForAll() throws IOException {
        try (MockWebServer cutting = new MockWebServer()) {
            cutting.start();
            cutting.enqueue(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .body("{\"value\":[{\"id\":\"" + Payments.ID + "\",\"dimensionSetLines\":[{\"code\":\"AREA\"}],"
                            + "\"dimensionSetLines@odata.nextLink\":\"" + cutting.url("/more") + "\"}]}")
                    .build());
            try (CustomerPaymentsClient other =
                    Payments.client(cutting.url("/api/v2.0")).build()) {

                assertThatExceptionOfType(DecodingException.class)
                        .isThrownBy(() -> Payments.journal(other)
                                .list(ALL.expand(DIMENSION_SET_LINES))
                                .first())
                        .withMessageContaining("Expected all of dimensionSetLines");
            }
            assertThat(cutting.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void pagesOfExpandedPaymentsAreExpandedToo() {
        Query<CustomerPayment> query =
                ALL.expand(DIMENSION_SET_LINES).orderBy(LINE_NUMBER.ascending()).pageSize(1);

        assertThat(listed(query))
                .extracting(payment -> payment.dimensionSetLines().size())
                .containsExactly(1, 0);
        assertThat(expansions()).containsExactly("dimensionSetLines", "dimensionSetLines");
    }
}
