package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.BooleanField;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of an account, for static import ({@code business-central.md} 2.3). */
public final class AccountFields {
    static final EntityTable<Account> TABLE = new EntityTable<>("account");

    /** The id, which {@code balancingAccountId} of journals refers to. */
    public static final GuidField<Account> ID = TABLE.guid("id", READ_ONLY);

    /** The number. */
    public static final CodeField<Account> NUMBER = TABLE.code("number", 20, READ_ONLY);

    /** The name. */
    public static final TextField<Account> DISPLAY_NAME = TABLE.text("displayName", 100, READ_ONLY);

    /** Whether posting to the account is blocked. */
    public static final BooleanField<Account> BLOCKED = TABLE.flag("blocked", READ_ONLY);

    /** Whether journals may post to the account. A balancing account must allow it. */
    public static final BooleanField<Account> DIRECT_POSTING = TABLE.flag("directPosting", READ_ONLY);

    /** When the account was last changed. */
    public static final InstantField<Account> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    private AccountFields() {}
}
