package consumer

import io.github.businesscentral.payments.CustomerPaymentsClient
import io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE
import io.github.businesscentral.payments.odata.Query
import java.time.LocalDate

/** Writes the payments of all companies as JSON, one a line: what a nightly job does. */
class Export(private val client: CustomerPaymentsClient) {
    fun since(day: LocalDate, to: Appendable) {
        for (company in client.companies().list()) {
            val payments = client.company(company).allPayments(Query.where(POSTING_DATE.onOrAfter(day)))
            for (payment in payments.prefetch()) {
                to.append(payment.toJson()).append('\n')
            }
        }
    }
}
