package io.github.businesscentral.payments;

import io.github.businesscentral.payments.auth.TokenProvider;
import java.io.IOException;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;

/** A program that reads one payment and ends, with the library or with OkHttp alone. Without lambdas, which would count too. */
final class StartProgram {
    private StartProgram() {}

    /** Takes {@code floor} or {@code library}, the root, and the ids of company, journal and payment. */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("floor")) {
            String address = args[1] + "/companies(" + args[2] + ")/customerPaymentJournals(" + args[3]
                    + ")/customerPayments(" + args[4] + ")";
            OkHttpClient http = new OkHttpClient();
            try (Response response =
                    http.newCall(new Request.Builder().url(address).build()).execute()) {
                System.out.println(response.body().source().readAll(Okio.blackhole()) > 0);
            }
            http.connectionPool().evictAll();
        } else {
            try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
                    .endpoint(BusinessCentralEndpoint.of(HttpUrl.get(args[1])))
                    .tokenProvider(TokenProvider.fixed("not-a-real-token"))
                    .build()) {
                System.out.println(client.company(UUID.fromString(args[2]))
                                .journal(UUID.fromString(args[3]))
                                .get(UUID.fromString(args[4]))
                                .lineNumber()
                        > 0);
            }
        }
    }
}
