package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a journal and the ledger have with some document numbers.
 *
 * @param ledgerRead whether the ledger may be read; if not, {@code posted} says nothing
 */
record SameDocuments(Map<String, CustomerPayment> lines, Set<String> posted, boolean ledgerRead) {
    /** How many numbers are asked for in one request. */
    static final int GROUP = 30;

    SameDocument of(String documentNumber) {
        String code = CodeText.normalize(documentNumber);
        return new SameDocument(Optional.ofNullable(lines.get(code)), posted.contains(code), ledgerRead);
    }
}
