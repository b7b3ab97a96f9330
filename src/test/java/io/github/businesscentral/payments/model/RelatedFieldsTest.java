package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.entity.Access;
import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.entity.TableRows;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of related entities are those of the fact sheet, in the server's order. */
class RelatedFieldsTest {
    @Test
    void aCustomerIsThatOfTheFactSheet() {
        // business-central.md 2.5
        assertThat(rows(CustomerFields.TABLE))
                .containsExactly(
                        "id Guid",
                        "number Code[20]",
                        "displayName Text[100]",
                        "type EnumKind",
                        "addressLine1 Text[100]",
                        "addressLine2 Text[50]",
                        "city Text[30]",
                        "state Text[30]",
                        "country Code[10]",
                        "postalCode Code[20]",
                        "phoneNumber Text[30]",
                        "email Text[80]",
                        "website Text[255]",
                        "salespersonCode Code[20]",
                        "balanceDue Decimal",
                        "creditLimit Decimal",
                        "taxLiable BooleanKind",
                        "taxAreaId Guid",
                        "taxAreaDisplayName Text",
                        "taxRegistrationNumber Text[50]",
                        "currencyId Guid",
                        "currencyCode Code[10]",
                        "paymentTermsId Guid",
                        "shipmentMethodId Guid",
                        "paymentMethodId Guid",
                        "blocked EnumKind",
                        "lastModifiedDateTime DateTime");
    }

    @Test
    void aJournalIsThatOfTheFactSheet() {
        // business-central.md 2.3
        assertThat(rows(CustomerPaymentJournalFields.TABLE))
                .containsExactly(
                        "id Guid",
                        "code Code[10]",
                        "displayName Text[100]",
                        "lastModifiedDateTime DateTime",
                        "balancingAccountId Guid",
                        "balancingAccountNumber Code[20]");
    }

    @Test
    void aDimensionSetLineIsThatOfTheFactSheet() {
        // business-central.md 2.4
        assertThat(rows(DimensionSetLineFields.TABLE))
                .containsExactly(
                        "id Guid",
                        "code Code[20]",
                        "consolidationCode Code[20]",
                        "parentId Guid",
                        "parentType EnumKind",
                        "displayName Text[30]",
                        "valueId Guid",
                        "valueCode Code[20]",
                        "valueConsolidationCode Code[20]",
                        "valueDisplayName Text[50]");
    }

    @Test
    void anInvoiceIsThatOfTheFactSheet() {
        // business-central.md 2.5
        assertThat(rows(SalesInvoiceFields.TABLE))
                .startsWith("id Guid", "number Code[20]", "externalDocumentNumber Code[35]", "invoiceDate Date")
                .contains("remainingAmount Decimal", "totalAmountIncludingTax Decimal")
                .endsWith("status EnumKind", "lastModifiedDateTime DateTime");
    }

    @Test
    void ofWhatIsOnlyReadNothingIsSent() {
        for (EntityTable<?> table : List.of(
                CompanyFields.TABLE,
                CustomerFields.TABLE,
                SalesInvoiceFields.TABLE,
                AccountFields.TABLE,
                DimensionFields.TABLE,
                DimensionValueFields.TABLE)) {
            assertThat(TableRows.sent(table, Access.CREATE))
                    .as("%s", rows(table))
                    .isEmpty();
        }
    }

    @Test
    void ofJournalsAndDimensionSetLinesIsSentWhatTheFactSheetAllows() {
        assertThat(TableRows.sent(CustomerPaymentJournalFields.TABLE, Access.CREATE))
                .containsExactly("code", "displayName", "balancingAccountId");
        assertThat(TableRows.sent(CustomerPaymentJournalFields.TABLE, Access.CREATE_AND_UPDATE))
                .containsExactly("code", "displayName", "balancingAccountId");
        assertThat(TableRows.sent(DimensionSetLineFields.TABLE, Access.CREATE))
                .containsExactly("id", "code", "valueId", "valueCode");
        assertThat(TableRows.sent(DimensionSetLineFields.TABLE, Access.CREATE_AND_UPDATE))
                .containsExactly("valueId", "valueCode");
    }

    private static List<String> rows(EntityTable<?> table) {
        return TableRows.of(table).stream()
                .map(row -> row.substring(0, row.lastIndexOf(' ')))
                .toList();
    }
}
