package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.Optional;

/**
 * What a journal and the ledger have with the document number of a payment. It may be the payment, renumbered or posted alone, or
 * another one that shares the number, as split remittances do.
 *
 * @param line a line of the journal, under any line number
 * @param isPosted whether the ledger has an entry of type Payment
 * @param ledgerRead whether the ledger may be read; if not, {@code isPosted} says nothing
 */
record SameDocument(Optional<CustomerPayment> line, boolean isPosted, boolean ledgerRead) {
    /** Why the payment must not be sent again; empty if neither the journal nor the ledger has the number. */
    Optional<String> obstacle() {
        if (line.isPresent()) {
            return Optional.of("line " + line.get().lineNumber()
                    + " has its document number: it may be this payment, renumbered, or another one");
        }
        return isPosted
                ? Optional.of("the ledger has its document number: it may be posted, or be another payment")
                : Optional.empty();
    }
}
