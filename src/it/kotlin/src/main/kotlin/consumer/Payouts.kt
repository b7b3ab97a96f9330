package consumer

import io.github.businesscentral.payments.JournalPayments
import io.github.businesscentral.payments.model.CustomerPayment
import io.github.businesscentral.payments.model.CustomerPaymentFields.AMOUNT
import io.github.businesscentral.payments.model.CustomerPaymentFields.CUSTOMER_NUMBER
import io.github.businesscentral.payments.model.CustomerPaymentFields.LINE_NUMBER
import io.github.businesscentral.payments.model.CustomerPaymentFields.POSTING_DATE
import io.github.businesscentral.payments.model.NewCustomerPayment
import io.github.businesscentral.payments.odata.Query
import java.math.BigDecimal
import java.time.LocalDate

/** Enters payouts into a journal and finds them again. */
class Payouts(private val journal: JournalPayments) {
    fun enter(customer: String, document: String, date: LocalDate, amount: BigDecimal): CustomerPayment =
        journal.create(
            NewCustomerPayment.builder()
                .customerNumber(customer)
                .documentNumber(document)
                .postingDate(date)
                .amountReceived(amount)
                .build()
        )

    fun documents(): List<String> = journal.list().map { it.documentNumber() }

    fun of(customers: Collection<String>, since: LocalDate): Map<String, BigDecimal> =
        journal.list(
            Query.where(
                CUSTOMER_NUMBER.isIn(customers)
                    .and(POSTING_DATE.onOrAfter(since))
                    .and(AMOUNT.lessThan(BigDecimal.ZERO))
            ).orderBy(LINE_NUMBER.ascending())
        ).associate { it.documentNumber() to it.amountReceived() }

    /** The invoice's number, or null if the payment is for none. */
    fun invoice(document: String): String? =
        journal.list().firstOrNull { it.documentNumber() == document }
            ?.appliesToInvoiceNumber()?.ifEmpty { null }
}
