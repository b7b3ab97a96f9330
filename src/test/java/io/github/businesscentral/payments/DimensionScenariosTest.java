package io.github.businesscentral.payments;

import static io.github.businesscentral.payments.model.DimensionSetLineFields.VALUE_CODE;
import static io.github.businesscentral.payments.testing.fault.Requests.posts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.businesscentral.payments.call.CreateOutcome;
import io.github.businesscentral.payments.error.InvalidRequestException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.model.CustomerPaymentFields;
import io.github.businesscentral.payments.model.DimensionSetLine;
import io.github.businesscentral.payments.model.DimensionSetLinePatch;
import io.github.businesscentral.payments.model.NewCustomerPayment;
import io.github.businesscentral.payments.model.NewDimensionSetLine;
import io.github.businesscentral.payments.odata.ETag;
import io.github.businesscentral.payments.odata.Query;
import io.github.businesscentral.payments.testing.FakeBusinessCentral;
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer;
import io.github.businesscentral.payments.testing.fault.Faults;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Microsoft's scenarios for dimension set lines, on payments, through the library and over HTTP ({@code 10.3}). */
class DimensionScenariosTest {
    private final FakeBusinessCentral fake = FakeBusinessCentral.create();
    private final FakeBusinessCentralServer server = FakeBusinessCentralServer.start(fake);
    private final CustomerPaymentsClient client = Payments.client(server.url()).build();
    private final CompanyPayments company = client.company(fake.companyId());
    private final JournalPayments journal = company.journal(fake.journalId());
    private final UUID area = fake.addDimension("REGION", "Region");
    private final UUID north = fake.addDimensionValue(area, "NORTH", "North");
    private final UUID south = fake.addDimensionValue(area, "SOUTH", "South");
    private final CustomerPayment payment =
            journal.create(NewCustomerPayment.builder().documentNumber("D-1").build());
    private final DimensionSetLines lines = journal.dimensionSetLines(payment.id());

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static NewDimensionSetLine line(String value) {
        return NewDimensionSetLine.builder().code("REGION").valueCode(value).build();
    }

    @Test
    void scenario1ADimensionIsSet() {
        DimensionSetLine line = lines.create(line("NORTH"));

        assertThat(line.id()).isEqualTo(area);
        assertThat(line.valueId()).contains(north);
        assertThat(line.valueDisplayName()).isEqualTo("North");
        assertThat(line.parentId()).isEqualTo(payment.id());
        assertThat(lines.get(area)).isEqualTo(line);
    }

    @Test
    void scenario1BothByIds() {
        DimensionSetLine line = lines.create(
                NewDimensionSetLine.builder().id(area).valueId(south).build());

        assertThat(line.code()).isEqualTo("REGION");
        assertThat(line.valueCode()).isEqualTo("SOUTH");
    }

    @Test
    void scenario3ADimensionThatIsThereIsRefusedAndStays() {
        lines.create(line("NORTH"));

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> lines.create(line("SOUTH")))
                .withMessageContaining("The dimension set line already exists");

        assertThat(lines.get(area).valueCode()).isEqualTo("NORTH");
    }

    @Test
    void scenario4AllLinesAreListed() {
        lines.create(line("NORTH"));
        UUID other = fake.addDimension("CHANNEL", "Channel");
        fake.addDimensionValue(other, "WEB", "Web");
        lines.create(
                NewDimensionSetLine.builder().code("CHANNEL").valueCode("WEB").build());

        assertThat(lines.list().stream().map(DimensionSetLine::code)).containsExactlyInAnyOrder("REGION", "CHANNEL");
    }

    @Test
    void scenario6TheValueIsChanged() {
        DimensionSetLine line = lines.create(line("NORTH"));

        DimensionSetLine changed = lines.update(
                line, DimensionSetLinePatch.builder().valueCode("SOUTH").build());

        assertThat(changed.id()).isEqualTo(area);
        assertThat(lines.get(area).valueId()).contains(south);
    }

    @Test
    void scenario8ALineIsDeleted() {
        lines.delete(lines.create(line("NORTH")));

        assertThat(lines.list().stream()).isEmpty();
    }

    @Test
    void directAddressOfThePaymentHasTheSameLines() {
        lines.create(line("NORTH"));

        assertThat(company.dimensionSetLines(payment.id()).list().stream()).hasSize(1);
    }

    @Test
    void unansweredCreateIsFoundByItsDimension() {
        fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

        var response = lines.calls().create(line("NORTH")).executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
        assertThat(fake.requests().stream().filter(posts()))
                .as("the payment and the line")
                .hasSize(2);
    }

    @Test
    void unansweredCreateIsFoundBesideOtherDimensions() {
        UUID other = fake.addDimension("CHANNEL", "Channel");
        fake.addDimensionValue(other, "WEB", "Web");
        lines.create(
                NewDimensionSetLine.builder().code("CHANNEL").valueCode("WEB").build());
        fake.addFault(Faults.cutAfterCommit().on(posts()).times(2));

        assertThat(lines.create(line("NORTH")).id()).isEqualTo(area);
        lines.delete(area, ETag.ANY);
        assertThat(lines.create(NewDimensionSetLine.builder()
                                .id(area)
                                .valueId(south)
                                .build())
                        .id())
                .isEqualTo(area);
    }

    @Test
    void unansweredCreateThatCameLateIsFoundBehindTheServersRefusal() {
        fake.addFault(Faults.cutThenCommit(1).on(posts()).times(1));

        var response = lines.calls().create(line("NORTH")).executeForResponse();

        assertThat(response.createOutcome()).contains(CreateOutcome.FOUND_AFTER_RETRY);
    }

    @Test
    void anotherValueInItsPlaceLeavesTheOutcomeUnknown() {
        fake.addFault(Faults.cutBeforeCommit().on(posts()).times(1));
        fake.addFault(Faults.anotherWriter(
                        request -> company.dimensionSetLines(payment.id()).create(line("SOUTH")))
                .on(posts().negate())
                .times(1));

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> lines.create(line("NORTH")))
                .withMessageContaining("the dimension is there with other values");
    }

    @Test
    void paymentIsMadeWithItsDimensionsInOneRequest() {
        CustomerPayment made = journal.create(NewCustomerPayment.builder()
                .documentNumber("D-2")
                .dimensionSetLine(line("NORTH"))
                .build());

        assertThat(journal.dimensionSetLines(made.id()).get(area).valueCode()).isEqualTo("NORTH");
        assertThat(fake.requests().stream().filter(posts()))
                .as("two payments, no line")
                .hasSize(2);
    }

    @Test
    void unansweredPaymentWithDimensionsIsFoundWithThem() {
        fake.addFault(Faults.cutAfterCommit().on(posts()).times(1));

        CustomerPayment made = journal.create(NewCustomerPayment.builder()
                .documentNumber("D-2")
                .dimensionSetLine(line("NORTH"))
                .build());

        CustomerPayment expanded = journal.list(Query.where(CustomerPaymentFields.ID.equalTo(made.id()))
                        .expand(CustomerPaymentFields.DIMENSION_SET_LINES.select(VALUE_CODE)))
                .first()
                .orElseThrow();
        assertThat(expanded.dimensionSetLines())
                .extracting(DimensionSetLine::valueCode)
                .containsExactly("NORTH");
    }

    @Test
    void newPaymentWithDimensionsCanBeStoredAndReadBack() throws Exception {
        NewCustomerPayment draft =
                NewCustomerPayment.builder().dimensionSetLine(line("NORTH")).build();

        String json = NewCustomerPayment.jsonAdapter().toJson(draft);

        assertThat(json).isEqualTo("{\"dimensionSetLines\":[{\"code\":\"REGION\",\"valueCode\":\"NORTH\"}]}");
        assertThat(NewCustomerPayment.jsonAdapter().fromJson(json)).isEqualTo(draft);
        assertThat(draft.toBuilder().comment("x").build().value(CustomerPaymentFields.COMMENT))
                .contains("x");
    }

    @Test
    void unknownValueIsRefusedByTheServer() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> lines.create(line("NOWHERE")))
                .withMessageContaining("does not match to a Dimension Value");
    }

    @Test
    void lineNeedsADimensionAndAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> NewDimensionSetLine.builder().valueCode("NORTH").build())
                .withMessageContaining("The dimension is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewDimensionSetLine.builder().code("REGION").build())
                .withMessageContaining("value is missing");
    }
}
