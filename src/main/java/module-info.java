/** Customer payments in Microsoft Dynamics 365 Business Central: read, create, change and delete them. */
module io.github.businesscentral.payments {
    requires transitive okhttp3;
    requires transitive com.squareup.moshi;
    requires okio;
    // A program that brings its own TokenProvider can leave MSAL4J out.
    requires static com.microsoft.aad.msal4j;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.github.businesscentral.payments;
    exports io.github.businesscentral.payments.auth;
    exports io.github.businesscentral.payments.batch;
    exports io.github.businesscentral.payments.call;
    exports io.github.businesscentral.payments.error;
    exports io.github.businesscentral.payments.model;
    exports io.github.businesscentral.payments.odata;
    exports io.github.businesscentral.payments.retry;
    exports io.github.businesscentral.payments.run;
    exports io.github.businesscentral.payments.webhook;
}
