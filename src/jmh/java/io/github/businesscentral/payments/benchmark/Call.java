package io.github.businesscentral.payments.benchmark;

import java.util.function.Function;

/** What a client is asked to do, over and over. */
public enum Call {
    GET(PaymentClient::get),
    CREATE(PaymentClient::create),
    PATCH(PaymentClient::patch),
    PAGE_1000(client -> client.page(Journal.OF_1_000)),
    PAGE_20000(client -> client.page(Journal.OF_20_000)),
    WALK_100000(client -> wholeWalk(client, Journal.OF_100_000));

    private final Function<PaymentClient, Object> call;

    Call(Function<PaymentClient, Object> call) {
        this.call = call;
    }

    Object with(PaymentClient client) {
        return call.apply(client);
    }

    private static Object wholeWalk(PaymentClient client, Journal journal) {
        long rows = client.walk(journal);
        if (rows < journal.rows()) {
            throw new IllegalStateException("The walk ended after " + rows + " rows");
        }
        return rows;
    }
}
