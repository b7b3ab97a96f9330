package io.github.businesscentral.payments.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerAndInvoiceTest extends StandInTest {
    private static final String NOT_POSTED =
            "The \"appliesToInvoiceId\" should be the ID of an Open, Paid, Corrective, or Canceled Invoice.";

    @Test
    void rule15CustomerIdAndNumberFollowEachOther() {
        UUID adatum = customer("10000");

        Answer byNumber = created("{\"customerNumber\":\"10000\"}");
        Answer byId = created("{\"customerId\":\"" + adatum + "\"}");
        Answer byBoth = created("{\"customerNumber\":\"10000\",\"customerId\":\"" + adatum + "\"}");

        for (Answer answer : new Answer[] {byNumber, byId, byBoth}) {
            assertThat(answer.get("customerId")).isEqualTo(adatum.toString());
            assertThat(answer.get("customerNumber")).isEqualTo("10000");
        }
    }

    @Test
    void rule15UnknownCustomersAreRefused() {
        post(payments(), "{\"customerId\":\"" + UUID.randomUUID() + "\"}")
                .isRefused(400, "Application_DialogException", "The \"customerId\" does not match to a Customer.");
        post(payments(), "{\"customerNumber\":\"99999\"}")
                .isRefused(400, "Application_DialogException", "The \"customerNumber\" does not match to a Customer.");
        assertThat(fake.payments(fake.journalId())).isEmpty();
    }

    @Test
    void rule15PropertiesOfTwoCustomersAreRefusedInEitherOrder() {
        String id = "\"customerId\":\"" + customer("10000") + "\"";
        String number = "\"customerNumber\":\"20000\"";
        String message = "The customer values do not match to a specific Customer.";

        post(payments(), "{" + id + "," + number + "}").isRefused(400, "Application_DialogException", message);
        post(payments(), "{" + number + "," + id + "}").isRefused(400, "Application_DialogException", message);
        post(payments(), "{" + id + ",\"customerNumber\":\"\"}").isRefused(400, "Application_DialogException", message);
    }

    @Test
    void rule15InvoiceIdAndNumberFollowEachOther() {
        UUID id = invoice("103032");

        Answer byNumber = created("{\"appliesToInvoiceNumber\":\"103032\"}");
        Answer byId = created("{\"appliesToInvoiceId\":\"" + id + "\"}");

        for (Answer answer : new Answer[] {byNumber, byId}) {
            assertThat(answer.get("appliesToInvoiceId")).isEqualTo(id.toString());
            assertThat(answer.get("appliesToInvoiceNumber")).isEqualTo("103032");
        }
    }

    @Test
    void rule15PropertiesOfTwoInvoicesAreRefusedInEitherOrder() {
        String id = "\"appliesToInvoiceId\":\"" + invoice("103032") + "\"";
        String number = "\"appliesToInvoiceNumber\":\"103033\"";
        String message = "The Applies To Invoice values do not match to the same Invoice.";

        post(payments(), "{" + id + "," + number + "}").isRefused(400, "Application_DialogException", message);
        post(payments(), "{" + number + "," + id + "}").isRefused(400, "Application_DialogException", message);
    }

    @Test
    void rule15TheCustomerComesFromTheInvoiceIfNoneIsSent() {
        Answer fromInvoice = created("{\"appliesToInvoiceNumber\":\"103034\"}");
        Answer sent = created("{\"appliesToInvoiceNumber\":\"103034\",\"customerNumber\":\"10000\"}");
        Answer cleared = created("{\"appliesToInvoiceNumber\":\"103034\",\"customerNumber\":\"\"}");

        assertThat(fromInvoice.get("customerNumber")).isEqualTo("20000");
        assertThat(fromInvoice.get("description")).isEqualTo("Trey Research");
        assertThat(sent.get("customerNumber")).isEqualTo("10000");
        assertThat(cleared.get("customerNumber")).isEqualTo("");
    }

    @Test
    void rule15ABlankCustomerClearsBothProperties() {
        for (String blank : new String[] {"\"customerId\":\"" + ZERO_GUID + "\"", "\"customerNumber\":\"\""}) {
            Object id = created("{\"customerNumber\":\"10000\"}").get("id");

            Answer cleared =
                    patch(payment(id), "{" + blank + "}", "If-Match", "*").is(200);

            assertThat(cleared.get("customerNumber")).isEqualTo("");
            assertThat(cleared.get("customerId")).isEqualTo(ZERO_GUID);
        }
    }

    @Test
    void rule15ABlankInvoiceIdLeavesTheNumberABlankNumberDetaches() {
        Object id = created("{\"appliesToInvoiceNumber\":\"103032\"}").get("id");

        Answer blankId = patch(payment(id), "{\"appliesToInvoiceId\":\"" + ZERO_GUID + "\"}", "If-Match", "*");
        assertThat(blankId.is(200).get("appliesToInvoiceId")).isEqualTo(ZERO_GUID);
        assertThat(blankId.get("appliesToInvoiceNumber")).isEqualTo("103032");

        Answer blankNumber = patch(
                payment(id),
                "{\"appliesToInvoiceId\":\"" + ZERO_GUID + "\",\"appliesToInvoiceNumber\":\"\"}",
                "If-Match",
                "*");
        assertThat(blankNumber.is(200).get("appliesToInvoiceId")).isEqualTo(ZERO_GUID);
        assertThat(blankNumber.get("appliesToInvoiceNumber")).isEqualTo("");
    }

    @Test
    void rule16AnUnknownInvoiceNumberIsAcceptedWithoutId() {
        Answer answer = created("{\"appliesToInvoiceNumber\":\"nowhere-1\"}");

        assertThat(answer.get("appliesToInvoiceNumber")).isEqualTo("NOWHERE-1");
        assertThat(answer.get("appliesToInvoiceId")).isEqualTo(ZERO_GUID);
    }

    @Test
    void rule16UnknownInvoiceIdsAreRefused() {
        post(payments(), "{\"appliesToInvoiceId\":\"" + UUID.randomUUID() + "\"}")
                .isRefused(400, "Application_DialogException", NOT_POSTED);
        post(payments(), "{\"appliesToInvoiceId\":\"" + customer("10000") + "\"}")
                .isRefused(400, "Application_DialogException", NOT_POSTED);
    }

    @Test
    void rule16DraftInvoicesCannotBePaid() {
        UUID draft = fake.addDraftInvoice("S-1", customer("10000"), BigDecimal.TEN);

        post(payments(), "{\"appliesToInvoiceId\":\"" + draft + "\"}")
                .isRefused(400, "Application_DialogException", NOT_POSTED);
        assertThat(created("{\"appliesToInvoiceNumber\":\"S-1\"}").get("appliesToInvoiceId"))
                .isEqualTo(ZERO_GUID);
    }

    @Test
    void rule16APaidInvoiceOrATooLargePaymentIsAccepted() {
        Answer answer = created("{\"appliesToInvoiceNumber\":\"103031\",\"amount\":-1000000}");

        assertThat(answer.get("appliesToInvoiceId")).isEqualTo(invoice("103031").toString());
    }

    @Test
    void blockedCustomersAreRefused() {
        post(payments(), "{\"customerNumber\":\"40000\"}")
                .isRefused(
                        400,
                        "Application_DialogException",
                        "You cannot create this type of document when Customer 40000 is blocked with type All");
    }

    @Test
    void customersBlockedForPrivacyAreRefused() {
        fake.blockCustomer(customer("10000"), Blocked.PRIVACY);

        post(payments(), "{\"appliesToInvoiceNumber\":\"103032\"}")
                .isRefused(
                        400,
                        "Application_DialogException",
                        "You cannot create this type of document when Customer 10000 is blocked for privacy.");
    }

    @Test
    void customersBlockedForInvoicesAreRefusedInAnEmptyJournalOnly() {
        fake.blockCustomer(customer("10000"), Blocked.INVOICE);

        post(payments(), "{\"customerNumber\":\"10000\"}").isRefused(400, "Application_DialogException");
        created("{}");
        created("{\"customerNumber\":\"10000\"}");
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING", "SHIP"})
    void otherBlocksDoNotConcernPayments(Blocked blocked) {
        fake.blockCustomer(customer("10000"), blocked);

        created("{\"customerNumber\":\"10000\"}");
    }
}
