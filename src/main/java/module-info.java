/** Customer payments in Microsoft Dynamics 365 Business Central: read, create, change and delete them. */
module io.github.businesscentral.payments {
    requires static transitive org.jspecify;

    exports io.github.businesscentral.payments.odata;
}
