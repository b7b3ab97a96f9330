package io.github.businesscentral.payments;

import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.Paged;
import io.github.businesscentral.payments.model.DimensionSetLine;
import io.github.businesscentral.payments.model.DimensionSetLinePatch;
import io.github.businesscentral.payments.model.NewDimensionSetLine;

/**
 * The dimensions of a payment. A line's id is that of its dimension, hence unique only here; an update can change its value
 * only ({@code business-central.md} 2.4).
 */
public interface DimensionSetLines extends Editable<DimensionSetLine, DimensionSetLinePatch> {
    /** The same verbs and {@link #create}, prepared and not executed. */
    @Override
    Calls calls();

    /** All dimensions of the payment in no particular order, those that it got from its customer included. */
    Paged<DimensionSetLine> list();

    /**
     * Sets a dimension on the payment and returns it with its value. An attempt without an answer is looked up by dimension.
     *
     * @throws io.github.businesscentral.payments.error.InvalidRequestException if the payment has the dimension already, also
     *     by default, or there is no such dimension or value ({@code business-central.md} 5.3)
     * @throws io.github.businesscentral.payments.error.OutcomeUnknownException if it was sent and no answer tells what
     *     became of it
     */
    default DimensionSetLine create(NewDimensionSetLine line) {
        return calls().create(line).execute();
    }

    /** The verbs of {@link DimensionSetLines} as prepared calls. */
    interface Calls extends Editable.Calls<DimensionSetLine, DimensionSetLinePatch> {
        /** Prepares {@link DimensionSetLines#create}. */
        ApiCall<DimensionSetLine> create(NewDimensionSetLine line);
    }
}
