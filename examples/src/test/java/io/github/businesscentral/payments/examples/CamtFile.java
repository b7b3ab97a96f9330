package io.github.businesscentral.payments.examples;

import java.util.List;

/** Writes camt.053 files. */
final class CamtFile {
    private CamtFile() {}

    /** A file of one statement of one account. */
    static String of(String message, String statement, List<String> entries) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>"
                + message + "</MsgId></GrpHdr><Stmt><Id>" + statement
                + "</Id><Acct><Id><IBAN>DE00999999990000000001</IBAN></Id></Acct>" + String.join("", entries)
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    /** An entry of one payment that came in. */
    static String booking(String date, String reference, String amount, String payer, String text) {
        return entry(
                date,
                reference,
                amount,
                "<RltdPties><Dbtr><Pty><Nm>" + payer + "</Nm></Pty></Dbtr></RltdPties>" + "<RmtInf><Ustrd>" + text
                        + "</Ustrd></RmtInf>");
    }

    /** An entry of one payment that came in, with these details. */
    static String entry(String date, String reference, String amount, String details) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>" + date + "</Dt></BookgDt><AcctSvcrRef>" + reference
                + "</AcctSvcrRef><NtryDtls><TxDtls>"
                + details + "</TxDtls></NtryDtls></Ntry>";
    }
}
