package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.InstantField;
import io.github.businesscentral.payments.odata.Navigation;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of a dimension, for static import ({@code business-central.md} 2.5). */
public final class DimensionFields {
    static final EntityTable<Dimension> TABLE = new EntityTable<>("dimension");

    /** The id. Lines of dimension sets have the same id as their dimension. */
    public static final GuidField<Dimension> ID = TABLE.guid("id", READ_ONLY);

    /** The code. */
    public static final CodeField<Dimension> CODE = TABLE.code("code", 20, READ_ONLY);

    /** The name. */
    public static final TextField<Dimension> DISPLAY_NAME = TABLE.text("displayName", 30, READ_ONLY);

    /** The code used in consolidations. */
    public static final CodeField<Dimension> CONSOLIDATION_CODE = TABLE.code("consolidationCode", 20, READ_ONLY);

    /** When the dimension was last changed. */
    public static final InstantField<Dimension> LAST_MODIFIED_DATE_TIME =
            TABLE.instant("lastModifiedDateTime", READ_ONLY);

    /** The possible values of the dimension. */
    public static final Navigation<Dimension, DimensionValue> DIMENSION_VALUES =
            TABLE.many("dimensionValues", DimensionValue::jsonAdapter, READ_ONLY);

    private DimensionFields() {}
}
