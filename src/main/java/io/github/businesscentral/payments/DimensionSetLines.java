package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.DimensionSetLine;
import io.github.businesscentral.payments.model.DimensionSetLinePatch;
import io.github.businesscentral.payments.model.NewDimensionSetLine;

/**
 * The dimensions of a payment. A line has the id of its dimension, so ids are unique only within a payment. An update can change
 * only the value ({@code business-central.md} 2.4).
 */
public interface DimensionSetLines extends Editable<DimensionSetLine, DimensionSetLinePatch> {
    /** The same methods and {@link #create create(…)} as prepared calls. */
    @Override
    Calls calls();

    /** All dimensions of the payment in no particular order, including those copied from its customer. */
    Paged<DimensionSetLine> list();

    /**
     * Sets a dimension on the payment and returns it with its value. After an attempt without a response, the library looks the
     * dimension up.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the payment already has the dimension, which
     *     may be a default, or the dimension or value does not exist ({@code business-central.md} 5.3)
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and the outcome is unknown
     */
    default DimensionSetLine create(NewDimensionSetLine line) {
        return calls().create(line).execute();
    }

    /** The methods of {@link DimensionSetLines} as prepared calls. */
    interface Calls extends Editable.Calls<DimensionSetLine, DimensionSetLinePatch> {
        /** Prepares {@link DimensionSetLines#create create(…)}. */
        ApiCall<DimensionSetLine> create(NewDimensionSetLine line);
    }
}
