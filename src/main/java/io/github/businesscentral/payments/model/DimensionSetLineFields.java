package io.github.businesscentral.payments.model;

import static io.github.businesscentral.payments.entity.Access.CREATE;
import static io.github.businesscentral.payments.entity.Access.CREATE_AND_UPDATE;
import static io.github.businesscentral.payments.entity.Access.READ_ONLY;

import io.github.businesscentral.payments.entity.EntityTable;
import io.github.businesscentral.payments.odata.CodeField;
import io.github.businesscentral.payments.odata.EnumField;
import io.github.businesscentral.payments.odata.GuidField;
import io.github.businesscentral.payments.odata.TextField;

/** The properties of a dimension set line, for static import ({@code business-central.md} 2.4). */
public final class DimensionSetLineFields {
    static final EntityTable<DimensionSetLine> TABLE = new EntityTable<>("dimensionSetLine");

    /** The id of the dimension, so unique only within a payment. */
    public static final GuidField<DimensionSetLine> ID = TABLE.guid("id", CREATE);

    /** The code of the dimension. */
    public static final CodeField<DimensionSetLine> CODE = TABLE.code("code", 20, CREATE);

    /** The dimension's code for consolidations. Newer servers only. */
    public static final CodeField<DimensionSetLine> CONSOLIDATION_CODE = TABLE.code("consolidationCode", 20, READ_ONLY);

    /** The id of the payment. */
    public static final GuidField<DimensionSetLine> PARENT_ID = TABLE.guid("parentId", READ_ONLY);

    /** The type of the parent. {@code Journal Line} for a payment. */
    public static final EnumField<DimensionSetLine, DimensionSetLineParentType> PARENT_TYPE =
            TABLE.enumeration("parentType", READ_ONLY, DimensionSetLineParentType::of);

    /** The name of the dimension. */
    public static final TextField<DimensionSetLine> DISPLAY_NAME = TABLE.text("displayName", 30, READ_ONLY);

    /** The id of the value. */
    public static final GuidField<DimensionSetLine> VALUE_ID = TABLE.guid("valueId", CREATE_AND_UPDATE);

    /** The code of the value. */
    public static final CodeField<DimensionSetLine> VALUE_CODE = TABLE.code("valueCode", 20, CREATE_AND_UPDATE);

    /** The value's code for consolidations. Newer servers only. */
    public static final CodeField<DimensionSetLine> VALUE_CONSOLIDATION_CODE =
            TABLE.code("valueConsolidationCode", 20, READ_ONLY);

    /** The name of the value. */
    public static final TextField<DimensionSetLine> VALUE_DISPLAY_NAME = TABLE.text("valueDisplayName", 50, READ_ONLY);

    private DimensionSetLineFields() {}
}
