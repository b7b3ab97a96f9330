package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.CREATE_AND_UPDATE;
import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of a customer payment journal, for static import ({@code business-central.md} 2.3). */
public final class CustomerPaymentJournalFields {
    static final EntityTable<CustomerPaymentJournal> TABLE = new EntityTable<>("customerPaymentJournal");

    /** The id; it stays the same when the journal is renamed. */
    public static final GuidField<CustomerPaymentJournal> ID = TABLE.guid("id", READ_ONLY);

    /** The code, which identifies the journal for people. Unique among customer payment journals. */
    public static final CodeField<CustomerPaymentJournal> CODE = TABLE.code("code", 10, CREATE_AND_UPDATE);

    /** The display name. */
    public static final TextField<CustomerPaymentJournal> DISPLAY_NAME =
            TABLE.text("displayName", 100, CREATE_AND_UPDATE);

    /** When the journal itself was last changed. */
    public static final InstantField<CustomerPaymentJournal> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    /** The id of the account that balances the payments. */
    public static final GuidField<CustomerPaymentJournal> BALANCING_ACCOUNT_ID =
            TABLE.guid("balancingAccountId", CREATE_AND_UPDATE);

    /** The number of the account that balances the payments. */
    public static final CodeField<CustomerPaymentJournal> BALANCING_ACCOUNT_NUMBER =
            TABLE.code("balancingAccountNumber", 20, READ_ONLY);

    private CustomerPaymentJournalFields() {}
}
