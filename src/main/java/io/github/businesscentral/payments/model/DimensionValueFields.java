package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of a dimension value, for static import ({@code business-central.md} 2.5). */
public final class DimensionValueFields {
    static final EntityTable<DimensionValue> TABLE = new EntityTable<>("dimensionValue");

    /** The id. */
    public static final GuidField<DimensionValue> ID = TABLE.guid("id", READ_ONLY);

    /** The code, unique within its dimension. */
    public static final CodeField<DimensionValue> CODE = TABLE.code("code", 20, READ_ONLY);

    /** The id of the dimension. */
    public static final GuidField<DimensionValue> DIMENSION_ID = TABLE.guid("dimensionId", READ_ONLY);

    /** The name. */
    public static final TextField<DimensionValue> DISPLAY_NAME = TABLE.text("displayName", 50, READ_ONLY);

    /** The code used in consolidations. */
    public static final CodeField<DimensionValue> CONSOLIDATION_CODE = TABLE.code("consolidationCode", 20, READ_ONLY);

    /** When the value was last changed. */
    public static final InstantField<DimensionValue> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    private DimensionValueFields() {}
}
