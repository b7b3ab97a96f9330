package io.github.businesscentral.payments.testing;

/** The kind of transactions that are blocked for a customer. */
public enum Blocked {
    NOTHING(" "),
    SHIP("Ship"),
    INVOICE("Invoice"),
    ALL("All"),
    /** Blocked for privacy; the property {@code blocked} does not show it. */
    PRIVACY(" ");

    private final String member;

    Blocked(String member) {
        this.member = member;
    }

    String member() {
        return member;
    }
}
