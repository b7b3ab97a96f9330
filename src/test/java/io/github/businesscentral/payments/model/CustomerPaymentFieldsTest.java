package io.github.businesscentral.payments.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.businesscentral.payments.entity.TableRows;
import org.junit.jupiter.api.Test;

class CustomerPaymentFieldsTest {
    @Test
    void theTableIsThatOfTheFactSheet() {
        // business-central.md 2.2, in the server's order; the journal is named by the address, so it is never sent.
        assertThat(TableRows.of(CustomerPaymentFields.TABLE))
                .containsExactly(
                        "id Guid READ_ONLY",
                        "journalId Guid READ_ONLY",
                        "journalDisplayName Code[10] READ_ONLY",
                        "lineNumber Int CREATE_AND_UPDATE",
                        "customerId Guid CREATE_AND_UPDATE",
                        "customerNumber Code[20] CREATE_AND_UPDATE",
                        "contactId Text[250] CREATE",
                        "postingDate Date CREATE_AND_UPDATE",
                        "documentNumber Code[20] CREATE_AND_UPDATE",
                        "externalDocumentNumber Code[35] CREATE_AND_UPDATE",
                        "amount Decimal CREATE_AND_UPDATE",
                        "appliesToInvoiceId Guid CREATE_AND_UPDATE",
                        "appliesToInvoiceNumber Code[20] CREATE_AND_UPDATE",
                        "description Text[100] CREATE_AND_UPDATE",
                        "comment Text[250] CREATE_AND_UPDATE",
                        "lastModifiedDateTime DateTime READ_ONLY",
                        "customer One READ_ONLY",
                        "customerPaymentJournal One READ_ONLY",
                        "dimensionSetLines Many CREATE");
    }
}
