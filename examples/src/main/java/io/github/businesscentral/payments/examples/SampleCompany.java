package io.github.businesscentral.payments.examples;

import io.github.businesscentral.payments.testing.Blocked;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** A stand-in with the customers and invoices that the samples are about. */
final class SampleCompany {
    private static final LocalDate POSTED = LocalDate.of(2026, 1, 15);

    private final FakeBusinessCentral fake;

    private SampleCompany(FakeBusinessCentral fake) {
        this.fake = fake;
    }

    static FakeBusinessCentral create() {
        return create(FakeBusinessCentral.builder());
    }

    static FakeBusinessCentral create(FakeBusinessCentral.Builder settings) {
        SampleCompany sample = new SampleCompany(settings.withoutDemoData().build());
        sample.fill();
        return sample.fake;
    }

    private void fill() {
        fake.setBalancingAccount(fake.journalId(), fake.addAccount("10100", "Checking account"));
        UUID adatum = fake.addCustomer("10000", "Adatum Corporation");
        UUID trey = fake.addCustomer("20000", "Trey Research");
        UUID school = fake.addCustomer("30000", "School of Fine Art");
        UUID alpine = fake.addCustomer("40000", "Alpine Ski House");
        UUID relecloud = fake.addCustomer("50000", "Relecloud");
        invoice("103031", adatum, "500", "0");
        invoice("103032", adatum, "1500.10", "1500.10");
        invoice("103033", adatum, "2000", "750.25");
        invoice("103034", trey, "3210.99", "3210.99");
        invoice("103035", school, "64.50", "64.50");
        invoice("103036", relecloud, "1200", "1200");
        invoice("103037", relecloud, "88", "88");
        invoice("103038", adatum, "430", "430");
        invoice("103039", trey, "250", "250");
        invoice("103040", school, "120", "120");
        invoice("103041", alpine, "70", "70");
        fake.addDraftInvoice("S-INV102204", trey, new BigDecimal("999"));
        fake.blockCustomer(alpine, Blocked.ALL);
    }

    private void invoice(String number, UUID customer, String total, String remaining) {
        fake.addPostedInvoice(number, customer, POSTED, new BigDecimal(total), new BigDecimal(remaining));
    }
}
