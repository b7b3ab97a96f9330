package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.CustomerPayment;
import java.math.BigDecimal;
import okhttp3.HttpUrl;

/** A program that adds up all payments of a journal, in whatever heap it is given. */
final class WalkingProgram {
    private WalkingProgram() {}

    public static void main(String[] args) {
        try (CustomerPaymentsClient client =
                Payments.client(HttpUrl.get(args[0])).build()) {
            Paged<CustomerPayment> list = Payments.journal(client).list();
            long rows = 0;
            BigDecimal sum = BigDecimal.ZERO;
            for (CustomerPayment payment : args[1].equals("prefetch") ? list.prefetch() : list) {
                rows++;
                sum = sum.add(payment.amountReceived());
            }
            System.out.println(rows + " " + sum);
        }
    }
}
