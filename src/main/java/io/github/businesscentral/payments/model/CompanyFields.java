package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of a company, for static import ({@code business-central.md} 2.5). */
public final class CompanyFields {
    static final EntityTable<Company> TABLE = new EntityTable<>("company");

    /** The id, which every address contains. */
    public static final GuidField<Company> ID = TABLE.guid("id", READ_ONLY);

    /** The version of the platform. */
    public static final TextField<Company> SYSTEM_VERSION =
            TABLE.text("systemVersion", EntityTable.NO_LIMIT, READ_ONLY);

    /** The name that the server uses for the company. */
    public static final TextField<Company> NAME = TABLE.text("name", 30, READ_ONLY);

    /** The name that people see. */
    public static final TextField<Company> DISPLAY_NAME = TABLE.text("displayName", 250, READ_ONLY);

    /** The id of the business profile. */
    public static final TextField<Company> BUSINESS_PROFILE_ID =
            TABLE.text("businessProfileId", EntityTable.NO_LIMIT, READ_ONLY);

    /** When the company was created. */
    public static final InstantField<Company> SYSTEM_CREATED_AT = TABLE.instant("systemCreatedAt", READ_ONLY);

    /** Who created the company. */
    public static final GuidField<Company> SYSTEM_CREATED_BY = TABLE.guid("systemCreatedBy", READ_ONLY);

    /** When the company was last changed. */
    public static final InstantField<Company> SYSTEM_MODIFIED_AT = TABLE.instant("systemModifiedAt", READ_ONLY);

    /** Who last changed the company. */
    public static final GuidField<Company> SYSTEM_MODIFIED_BY = TABLE.guid("systemModifiedBy", READ_ONLY);

    private CompanyFields() {}
}
