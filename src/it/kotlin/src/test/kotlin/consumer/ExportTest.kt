package consumer

import io.github.businesscentral.payments.BusinessCentralEndpoint
import io.github.businesscentral.payments.CustomerPaymentsClient
import io.github.businesscentral.payments.auth.TokenProvider
import io.github.businesscentral.payments.model.CustomerPayment
import io.github.businesscentral.payments.testing.FakeBusinessCentral
import io.github.businesscentral.payments.testing.FakeBusinessCentralServer
import java.time.LocalDate
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class ExportTest {
    @Test
    fun `payments since a day are one line of JSON each`() {
        val fake = FakeBusinessCentral.create()
        fake.addPayment(fake.journalId(), mapOf("documentNumber" to "OLD", "postingDate" to "2026-10-31"))
        fake.addPayment(fake.journalId(), mapOf("documentNumber" to "NEW", "postingDate" to "2026-11-01"))
        val lines = StringBuilder()

        FakeBusinessCentralServer.start(fake).use { server ->
            CustomerPaymentsClient.builder()
                .endpoint(BusinessCentralEndpoint.of(server.url()))
                .tokenProvider(TokenProvider.fixed("any-token-will-do"))
                .build()
                .use { client -> Export(client).since(LocalDate.of(2026, 11, 1), lines) }
        }

        val exported = lines.lines().filter { it.isNotEmpty() }.map { CustomerPayment.jsonAdapter().fromJson(it)!! }
        assertThat(exported.map { it.documentNumber() }).containsExactly("NEW")
    }
}
