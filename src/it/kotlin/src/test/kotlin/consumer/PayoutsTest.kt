package consumer

import io.github.businesscentral.payments.BusinessCentralEndpoint
import io.github.businesscentral.payments.CustomerPaymentsClient
import io.github.businesscentral.payments.auth.TokenProvider
import io.github.businesscentral.payments.testing.FakeBusinessCentral
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer
import java.math.BigDecimal
import java.time.LocalDate
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test

class PayoutsTest {
    private val fake = FakeBusinessCentral.create()
    private val server = FakeBusinessCentralServer.start(fake)
    private val client = CustomerPaymentsClient.builder()
        .endpoint(BusinessCentralEndpoint.of(server.url()))
        .tokenProvider(TokenProvider.fixed("any-token-will-do"))
        .build()
    private val payouts = Payouts(client.company(fake.companyId()).journal(fake.journalId()))

    @AfterEach
    fun stop() {
        client.close()
        server.close()
    }

    @Test
    fun `payments are created, listed and filtered`() {
        payouts.enter("10000", "PO-1", LocalDate.of(2026, 8, 20), BigDecimal("1500.10"))
        payouts.enter("20000", "PO-2", LocalDate.of(2026, 11, 20), BigDecimal("99.90"))
        payouts.enter("30000", "PO-3", LocalDate.of(2026, 11, 20), BigDecimal("5"))

        assertThat(payouts.documents()).containsExactly("PO-1", "PO-2", "PO-3")
        assertThat(payouts.of(listOf("10000", "20000"), LocalDate.of(2026, 11, 1)))
            .isEqualTo(mapOf("PO-2" to BigDecimal("99.9")))
        assertThat(payouts.invoice("PO-1")).isNull()
        assertThat(fake.payments(fake.journalId())).hasSize(3)
    }
}
