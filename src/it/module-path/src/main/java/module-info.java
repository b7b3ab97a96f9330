/** A program that is a module, with the stand-in server's artifact as one beside it. */
module consumer {
    requires com.microsoft.aad.msal4j;
    requires io.github.businesscentral.payments;
    requires io.github.businesscentral.payments.testing;
    // The stand-in's artifact has no descriptor that could ask for it.
    requires mockwebserver3;
}
