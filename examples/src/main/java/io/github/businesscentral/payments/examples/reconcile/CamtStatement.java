package io.github.businesscentral.payments.examples.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A statement as ISO 20022 camt.053, whichever version: those in use differ by their namespace, and in the few places where
 * two paths are tried here. Document type declarations and the entities in them are not read: a statement has none.
 */
final class CamtStatement {
    private static final XmlMapper XML = new XmlMapper();

    private final List<StatementLine> lines = new ArrayList<>();

    private CamtStatement() {}

    static List<StatementLine> read(String name, byte[] bytes) {
        JsonNode document;
        try {
            document = XML.readTree(bytes);
        } catch (IOException e) {
            // The rest of the message is the parser's picture of the spot.
            String what = e.getMessage().lines().findFirst().orElse("");
            throw new CannotReconcileException(name + " is not well-formed XML: " + what, e);
        }
        JsonNode statements = document.path("BkToCstmrStmt").path("Stmt");
        if (statements.isMissingNode()) {
            throw new CannotReconcileException(name + " is XML, but no camt.053: it has no BkToCstmrStmt with a Stmt.");
        }
        CamtStatement statement = new CamtStatement();
        each(statements).flatMap(stmt -> each(stmt.path("Ntry"))).forEach(statement::entry);
        return statement.lines;
    }

    /** An entry is a booking, or the sum of several, which it lists then. */
    private void entry(JsonNode entry) {
        List<JsonNode> details = each(entry.path("NtryDtls"))
                .flatMap(details1 -> each(details1.path("TxDtls")))
                .toList();
        if (details.size() <= 1) {
            add(entry, details.isEmpty() ? entry : details.get(0), entry);
            return;
        }
        details.forEach(detail -> add(entry, detail, detail));
    }

    /** {@code amounts} is where amount and direction are: in the entry, or in each part of it. */
    private void add(JsonNode entry, JsonNode details, JsonNode amounts) {
        JsonNode amount = first(amounts.path("Amt"), amounts.at("/AmtDtls/TxAmt/Amt"));
        boolean out =
                text(first(amounts.path("CdtDbtInd"), entry.path("CdtDbtInd"))).equals("DBIT");
        String date = text(first(entry.at("/BookgDt/Dt"), entry.at("/BookgDt/DtTm")));
        StatementLine line = StatementLine.read(
                lines.size() + 1,
                date.length() > 10 ? date.substring(0, 10) : date,
                text(first(details.at("/Refs/AcctSvcrRef"), entry.path("AcctSvcrRef"), entry.path("NtryRef"))),
                text(first(details.at("/RltdPties/Dbtr/Pty/Nm"), details.at("/RltdPties/Dbtr/Nm"))),
                (out ? "-" : "") + text(amount),
                text(amount.path("Ccy")),
                remittance(entry, details));
        lines.add(line.problem().isEmpty() ? line.withProblem(standing(entry)) : line);
    }

    private static String standing(JsonNode entry) {
        String status = text(first(entry.at("/Sts/Cd"), entry.path("Sts")));
        if (!status.isEmpty() && !status.equals("BOOK")) {
            return "the bank has not booked it yet: its status is " + status;
        }
        return text(entry.path("RvslInd")).equals("true") ? "it reverses another booking: look at that one" : "";
    }

    /** What the payer wrote, free and by its structure. */
    private static String remittance(JsonNode entry, JsonNode details) {
        String written = each(details.path("RmtInf"))
                .flatMap(info -> Stream.concat(
                        each(info.path("Ustrd")),
                        each(info.path("Strd"))
                                .flatMap(part -> Stream.concat(
                                        each(part.path("RfrdDocInf")).map(document -> document.path("Nb")),
                                        each(part.path("CdtrRefInf")).map(reference -> reference.path("Ref"))))))
                .map(CamtStatement::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
        return written.isEmpty() ? text(entry.path("AddtlNtryInf")) : written;
    }

    /** An element that occurs several times is an array, one that occurs once is not. */
    private static Stream<JsonNode> each(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false);
        }
        return node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }

    private static JsonNode first(JsonNode... candidates) {
        JsonNode found = candidates[0];
        for (int i = 1; i < candidates.length && text(found).isEmpty(); i++) {
            found = candidates[i];
        }
        return found;
    }

    /** The text of an element; beside attributes it has no name. */
    private static String text(JsonNode node) {
        return (node.isObject() ? node.path("") : node).asText().strip();
    }
}
