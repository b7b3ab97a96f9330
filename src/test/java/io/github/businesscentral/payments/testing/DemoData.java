package io.github.businesscentral.payments.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What a stand-in starts with unless it is built empty. */
final class DemoData {
    private DemoData() {}

    /** Fills the company and returns the id of its journal. */
    static UUID fill(Seeding seeding) {
        UUID adatum = seeding.customer("10000", "Adatum Corporation");
        UUID trey = seeding.customer("20000", "Trey Research");
        UUID school = seeding.customer("30000", "School of Fine Art");
        UUID alpine = seeding.customer("40000", "Alpine Ski House");
        seeding.customer("50000", "Relecloud");
        seeding.block(alpine, Blocked.ALL);

        LocalDate posted = LocalDate.of(2026, 1, 15);
        invoice(seeding, "103031", adatum, posted, "500", "0");
        invoice(seeding, "103032", adatum, posted, "1500.10", "1500.10");
        invoice(seeding, "103033", adatum, posted, "2000", "750.25");
        invoice(seeding, "103034", trey, posted, "3210.99", "3210.99");
        invoice(seeding, "103035", school, posted, "64.50", "64.50");
        seeding.draftInvoice("S-INV102204", trey, new BigDecimal("999"));

        UUID checking = seeding.account("10100", "Checking account");
        seeding.account("10200", "Saving account");
        seeding.account("40100", "Income, Services");

        UUID department = seeding.dimension("DEPARTMENT", "Department");
        UUID sales = seeding.dimensionValue(department, "SALES", "Sales");
        seeding.dimensionValue(department, "ADM", "Administration");
        UUID project = seeding.dimension("PROJECT", "Project");
        seeding.dimensionValue(project, "TOYOTA", "Toyota Sponsorship");
        seeding.dimensionValue(project, "VW", "Volkswagen Campaign");
        UUID area = seeding.dimension("AREA", "Area");
        seeding.dimensionValue(area, "EUROPE", "Europe");
        seeding.setDefaultDimension(trey, sales);

        UUID journal = seeding.journal(FakeBusinessCentral.DEMO_JOURNAL);
        seeding.setBalancingAccount(journal, checking);
        return journal;
    }

    private static void invoice(
            Seeding seeding, String number, UUID customer, LocalDate posted, String total, String remaining) {
        seeding.postedInvoice(number, customer, posted, new BigDecimal(total), new BigDecimal(remaining));
    }
}
