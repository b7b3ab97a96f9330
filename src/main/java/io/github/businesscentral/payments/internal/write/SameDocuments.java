package io.github.businesscentral.payments.internal.write;

import io.github.businesscentral.payments.model.CustomerPayment;
import io.github.businesscentral.payments.protocol.CodeText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lines and ledger entries with some document numbers.
 *
 * @param ledgerRead whether the ledger could be read; if not, {@code posted} is meaningless
 */
record SameDocuments(Map<String, CustomerPayment> lines, Set<String> posted, boolean ledgerRead) {
    /** How many numbers one request looks up. */
    static final int GROUP = 30;

    SameDocument of(String documentNumber) {
        String code = CodeText.normalize(documentNumber);
        return new SameDocument(Optional.ofNullable(lines.get(code)), posted.contains(code), ledgerRead);
    }
}
