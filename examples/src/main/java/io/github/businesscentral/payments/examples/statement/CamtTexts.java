package io.github.businesscentral.payments.examples.statement;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where camt.053 has names and texts. */
final class CamtTexts {
    /** Kinds of bookings (sub-family codes) for payments that came back. */
    static final Set<String> RETURNS = Set.of("RRTN", "RPCR", "PRDD", "UPDD", "UPCQ", "UPCT");

    private static final List<String> REMITTANCE = List.of(
            "RmtInf/Ustrd",
            "RmtInf/Strd/RfrdDocInf/Nb",
            "RmtInf/Strd/CdtrRefInf/Ref",
            "RmtInf/Strd/AddtlRmtInf",
            "Refs/EndToEndId",
            "AddtlTxInf");

    private CamtTexts() {}

    static List<String> payers(Element detail) {
        return Stream.of("Dbtr", "UltmtDbtr")
                .map(party -> "RltdPties/" + party)
                .map(party -> detail.text(party + "/Pty/Nm", party + "/Nm", party + "/Agt/FinInstnId/Nm"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** What the entry says of several payments together is about none of them. */
    static List<String> remittance(Element entry, Element detail, boolean isPart) {
        return Stream.concat(
                        REMITTANCE.stream().flatMap(path -> detail.texts(path).stream()),
                        isPart ? Stream.empty() : entry.texts("AddtlNtryInf").stream())
                .filter(text -> !Values.reference(text).isEmpty())
                .distinct()
                .toList();
    }
}
