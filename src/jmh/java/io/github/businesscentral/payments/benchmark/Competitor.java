package io.github.businesscentral.payments.benchmark;

/** Who is compared: this library, what its user would write instead, and the floor below both. */
public enum Competitor {
    /** OkHttp that reads all bytes and decodes none. */
    DRAINED("OkHttp, drained"),

    /** OkHttp and Moshi's reflective records: what a careful user writes in an afternoon. */
    REFLECTIVE_MOSHI("reflective Moshi"),

    /** The JDK's own HTTP client with Jackson records. */
    JDK_JACKSON("JDK client, Jackson"),

    /** This library, through its public API. */
    OURS("this library");

    private final String label;

    Competitor(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Opens a client; loads the classes of no other competitor. */
    PaymentClient open(String root) {
        return switch (this) {
            case DRAINED -> new Drained(root);
            case REFLECTIVE_MOSHI -> new ReflectiveMoshi(root);
            case JDK_JACKSON -> new JdkJackson(root);
            case OURS -> new Ours(root);
        };
    }

    /** Returns a decoder of {@code rows} rows in a document. */
    PageDecoder decoder(byte[] document, int rows) {
        return switch (this) {
            case DRAINED -> throw new IllegalArgumentException("DRAINED decodes nothing");
            case REFLECTIVE_MOSHI -> ReflectiveMoshi.decoder(document);
            case JDK_JACKSON -> JdkJackson.decoder(document);
            case OURS -> Ours.decoder(document);
        };
    }
}
