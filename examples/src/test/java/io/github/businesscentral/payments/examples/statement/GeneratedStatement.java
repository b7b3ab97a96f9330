package io.github.businesscentral.payments.examples.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of camt.053 made by chance, with what its bookings are. */
final class GeneratedStatement {
    private static final List<String> ACCOUNTS = List.of("DE00999999990000000001", "DE00888888880000000002");
    private static final List<String> YES = List.of("true", "1", " true ");
    private static final List<String> NO = List.of("false", "0");

    /**
     * A booking as it is meant.
     *
     * @param amount what it adds to the account
     * @param isUsable whether it is certainly a booked credit or debit
     */
    record Meant(String account, BigDecimal amount, boolean isUsable, String mark) {}

    private record Entry(String xml, BigDecimal booked, List<Meant> meant) {}

    private record Stmt(String account, List<Entry> entries, boolean hasBalances, boolean isDamaged) {}

    private final Random random;
    private final int version;
    private final List<Stmt> statements = new ArrayList<>();
    private int serial;

    GeneratedStatement(long seed) {
        this.random = new Random(seed);
        this.version = 2 + random.nextInt(12);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement());
        }
    }

    List<Meant> meant() {
        return statements.stream()
                .flatMap(stmt -> stmt.entries().stream()
                        .flatMap(entry -> entry.meant().stream())
                        .map(meant -> stmt.hasBalances() && stmt.isDamaged()
                                ? new Meant(meant.account(), meant.amount(), false, meant.mark())
                                : meant))
                .toList();
    }

    /** The file; another download has other ids and another order of statements, and can have several documents. */
    String xml(int download) {
        List<Stmt> order = new ArrayList<>(statements);
        Collections.rotate(order, download);
        List<String> bodies = IntStream.range(0, order.size())
                .mapToObj(i -> xml(order.get(i), "S" + download + "-" + i))
                .toList();
        return download % 2 == 0
                ? document(String.join("", bodies), download)
                : bodies.stream().map(body -> document(body, download)).collect(Collectors.joining("\n"));
    }

    private String document(String statements, int download) {
        return String.format(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.%02d\">"
                        + "<BkToCstmrStmt><GrpHdr><MsgId>M%d</MsgId></GrpHdr>%s</BkToCstmrStmt></Document>",
                version, download, statements);
    }

    private static String xml(Stmt stmt, String id) {
        BigDecimal sum = stmt.entries().stream().map(Entry::booked).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal closing = sum.add(new BigDecimal(stmt.isDamaged() ? "100.01" : "100.00"));
        String balances =
                stmt.hasBalances() ? balance("OPBD", new BigDecimal("100.00")) + balance("CLBD", closing) : "";
        return "<Stmt><Id>" + id + "</Id><Acct><Id><IBAN>" + stmt.account() + "</IBAN></Id></Acct>" + balances
                + stmt.entries().stream().map(Entry::xml).collect(Collectors.joining()) + "</Stmt>";
    }

    private static String balance(String type, BigDecimal amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp>" + money(amount.abs())
                + direction(amount.signum()) + "</Bal>";
    }

    private Stmt statement() {
        String account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        List<Entry> entries = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Entry entry = random.nextInt(3) == 0 ? batch(account) : single(account);
            entries.add(entry);
            if (random.nextInt(10) == 0 && !entry.xml().contains("<AcctSvcrRef>")) {
                entries.add(entry); // two payments that nothing tells apart
            }
        }
        return new Stmt(account, entries, random.nextBoolean(), random.nextInt(10) == 0);
    }

    private Entry single(String account) {
        BigDecimal amount = amount();
        int sign = random.nextInt(4) == 0 ? -1 : 1;
        boolean isReversal = random.nextInt(8) == 0;
        boolean isBooked = random.nextInt(8) != 0;
        boolean isReturn = random.nextInt(10) == 0;
        BigDecimal charges = random.nextInt(4) == 0 ? new BigDecimal("0.50") : BigDecimal.ZERO;
        String mark = mark();
        String detail =
                "<TxDtls>" + reference("Refs", mark) + (charges.signum() == 0 ? "" : sent(amount.add(charges), charges))
                        + text(mark) + (isReturn ? "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" : "") + "</TxDtls>";
        BigDecimal signed = sign < 0 ? amount.negate() : amount;
        boolean isUsable = isBooked && !isReversal && !isReturn;
        String xml = entry(amount, sign, isReversal, isBooked, random.nextBoolean() ? reference("", mark) : "", detail);
        return new Entry(xml, isBooked ? signed : BigDecimal.ZERO, List.of(new Meant(account, signed, isUsable, mark)));
    }

    private Entry batch(String account) {
        int count = 2 + random.nextInt(4);
        boolean isShort = random.nextInt(6) == 0;
        boolean hasCharges = random.nextInt(6) == 0;
        List<Meant> meant = new ArrayList<>();
        StringBuilder details = new StringBuilder();
        BigDecimal sum = BigDecimal.ZERO;
        boolean hasOwnReferences = random.nextBoolean();
        String shared = random.nextBoolean() ? reference("", mark()) : "";
        for (int i = 0; i < count; i++) {
            BigDecimal amount = amount();
            String mark = mark();
            sum = sum.add(amount);
            meant.add(new Meant(account, amount, !isShort && !hasCharges, mark));
            String money = version <= 2 ? "<AmtDtls><TxAmt>" + money(amount) + "</TxAmt></AmtDtls>" : money(amount);
            details.append("<TxDtls>")
                    .append(hasOwnReferences ? "<Refs><AcctSvcrRef>" + mark + "</AcctSvcrRef></Refs>" : "")
                    .append(money)
                    .append(random.nextBoolean() ? direction(1) : "")
                    .append(text(mark))
                    .append("</TxDtls>");
        }
        String number = random.nextBoolean() || isShort
                ? "<Btch><NbOfTxs>" + (isShort ? count + 1 : count) + "</NbOfTxs></Btch>"
                : "";
        BigDecimal booked = sum.add(isShort ? amount() : BigDecimal.ZERO)
                .subtract(hasCharges ? new BigDecimal("0.01") : BigDecimal.ZERO);
        return new Entry(entry(booked, 1, false, true, shared, number + details), booked, meant);
    }

    private String entry(
            BigDecimal amount, int sign, boolean isReversal, boolean isBooked, String reference, String details) {
        String status = isBooked ? "BOOK" : "PDNG";
        String reversal = isReversal
                ? "<RvslInd>" + YES.get(random.nextInt(YES.size())) + "</RvslInd>"
                : random.nextBoolean() ? "" : "<RvslInd>" + NO.get(random.nextInt(NO.size())) + "</RvslInd>";
        return "<Ntry>" + money(amount) + direction(sign) + reversal
                + (version < 8 ? "<Sts>" + status + "</Sts>" : "<Sts><Cd>" + status + "</Cd></Sts>")
                + (random.nextBoolean()
                        ? "<BookgDt><Dt>2026-08-20</Dt></BookgDt>"
                        : "<BookgDt><DtTm>2026-08-20T23:59:59.5+02:00</DtTm></BookgDt>")
                + reference + "<NtryDtls>" + details + "</NtryDtls></Ntry>";
    }

    private String text(String mark) {
        String name = "Payer " + mark;
        String party = version < 8 ? "<Nm>" + name + "</Nm>" : "<Pty><Nm>" + name + "</Nm></Pty>";
        return "<RltdPties><Dbtr>" + party + "</Dbtr></RltdPties><RmtInf><Ustrd>text " + mark + "</Ustrd></RmtInf>";
    }

    private String sent(BigDecimal sent, BigDecimal charges) {
        String record = version <= 2
                ? money(charges)
                : "<Rcrd>" + money(charges) + direction(-1) + "<ChrgInclInd>true</ChrgInclInd></Rcrd>";
        return "<AmtDtls><InstdAmt>" + money(sent) + "</InstdAmt></AmtDtls><Chrgs>" + record + "</Chrgs>";
    }

    private String reference(String parent, String mark) {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> inside(parent, "<AcctSvcrRef>NONREF</AcctSvcrRef>");
            default -> inside(parent, "<AcctSvcrRef>" + mark + "</AcctSvcrRef>");
        };
    }

    private static String inside(String parent, String element) {
        return parent.isEmpty() ? element : "<" + parent + ">" + element + "</" + parent + ">";
    }

    private static String money(BigDecimal amount) {
        return "<Amt Ccy=\"EUR\">" + amount.toPlainString() + "</Amt>";
    }

    private static String direction(int sign) {
        return "<CdtDbtInd>" + (sign < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd>";
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(1 + random.nextInt(1_000_000), 2);
    }

    private String mark() {
        serial++;
        return "BR" + serial;
    }
}
