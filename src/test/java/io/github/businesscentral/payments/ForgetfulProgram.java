package io.github.businesscentral.payments;

import io.github.businesscentral.payments.model.CustomerPayment;
import okhttp3.HttpUrl;

/** A program that reads a payment asynchronously and never closes its client. */
final class ForgetfulProgram {
    private ForgetfulProgram() {}

    public static void main(String[] args) {
        CustomerPaymentsClient client = Payments.client(HttpUrl.get(args[0])).build();
        CustomerPayment payment =
                Payments.journal(client).calls().get(Payments.ID).executeAsync().join();
        System.out.println("done " + payment.id());
    }
}
