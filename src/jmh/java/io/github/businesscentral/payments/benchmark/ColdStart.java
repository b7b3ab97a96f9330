package io.github.businesscentral.payments.benchmark;

/**
 * A program that reads one payment and ends: what a function in a cloud does. Without arguments it ends at once, which is
 * what the JVM alone takes.
 *
 * <p>Plain on purpose: a lambda here would load for everybody what only some competitors need.
 */
final class ColdStart {
    private ColdStart() {}

    /** Takes a {@link Competitor}'s name and the server's root. */
    public static void main(String[] args) {
        if (args.length == 0) {
            return;
        }
        PaymentClient client = Competitor.valueOf(args[0]).open(args[1]);
        System.out.println(client.get().getClass().getSimpleName());
        client.close();
    }
}
