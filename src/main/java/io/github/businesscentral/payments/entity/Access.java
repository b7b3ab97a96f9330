package io.github.businesscentral.payments.entity;

/** Which requests may contain a property. */
public enum Access {
    /** None: the server sets the property, or the URL of the request contains it. */
    READ_ONLY,
    /** Creates. */
    CREATE,
    /** Creates and updates. */
    CREATE_AND_UPDATE
}
