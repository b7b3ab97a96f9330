package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.model.CustomerPayment;
import java.util.Optional;

/**
 * The line and ledger entry with the document number of a payment. They may be the payment, renumbered or posted alone, or
 * another payment with the same number, as split remittances have.
 *
 * @param line a line of the journal, under any line number
 * @param isPosted whether the ledger has an entry of type Payment
 * @param ledgerRead whether the ledger could be read; if not, {@code isPosted} is meaningless
 */
record SameDocument(Optional<CustomerPayment> line, boolean isPosted, boolean ledgerRead) {
    /** Why the payment must not be sent again. Empty if neither the journal nor the ledger has the number. */
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
