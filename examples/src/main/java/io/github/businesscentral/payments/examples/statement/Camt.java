package io.github.businesscentral.payments.examples.statement;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A file of ISO 20022 camt.053, of any version, with or without an envelope. It may have several documents in a row, as some banks
 * deliver them. Everything else is refused, so that nothing is left out unseen.
 */
final class Camt {
    private static final String BODY = "BkToCstmrStmt";
    private static final String ANY_BODY = "BkToCstmr";
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^>]*?\\?>");
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Set<String> REPORTS = Set.of("BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn");

    private final String name;
    private final List<Booking> bookings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean hasStatement;

    private Camt(String name) {
        this.name = name;
    }

    static Statement read(String name, byte[] bytes) {
        Camt camt = new Camt(name);
        // The wrapper lets documents stand in a row; their declarations may stand at the beginning only.
        String text = DECLARATION.matcher(text(name, bytes)).replaceAll(" ").replace("\uFEFF", "");
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader("<file>" + text + "</file>"));
            camt.read(xml);
        } catch (XMLStreamException e) {
            // The rest of the message is the parser's place in the text.
            String why = e.getMessage().lines().reduce((one, last) -> last).orElse("");
            throw new UnreadableStatementException(name + " is not well-formed XML: " + why, e);
        }
        return new Statement(name, camt.bookings, camt.notes);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxElementDepth", "100");
        return factory;
    }

    private static String text(String name, byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF)) {
            return StatementFile.decode(name, bytes, StandardCharsets.UTF_16);
        }
        Set<String> encodings = new HashSet<>();
        Matcher declarations = DECLARATION.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (declarations.find()) {
            Matcher encoding = ENCODING.matcher(declarations.group());
            encodings.add(encoding.find() ? encoding.group(1).toUpperCase(Locale.ROOT) : "UTF-8");
        }
        if (encodings.size() > 1) {
            throw new UnreadableStatementException(
                    name + " has documents in several encodings. Save them in separate files.");
        }
        String encoding = encodings.stream().findFirst().orElse("UTF-8");
        try {
            return StatementFile.decode(name, bytes, Charset.forName(encoding));
        } catch (IllegalArgumentException e) {
            throw new UnreadableStatementException(name + " is in the unknown encoding " + encoding + ".", e);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        Deque<String> path = new ArrayDeque<>();
        Optional<String> root = Optional.empty();
        boolean hasBody = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String element = xml.getLocalName();
                    if (path.size() == 1) {
                        root = Optional.of(element);
                        hasBody = false;
                    }
                    hasBody |= element.equals(BODY);
                    require(element, path);
                    if (element.equals("Stmt")) {
                        statement(Element.read(xml));
                    } else {
                        path.push(element);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    path.pop();
                    if (path.size() == 1 && !hasBody) {
                        throw notCamt("has the element " + root.orElseThrow() + ", which is not camt.053");
                    }
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (path.size() == 1 && !xml.isWhiteSpace()) {
                        throw notCamt("has text outside its documents");
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw notCamt("refers to the entity " + xml.getLocalName());
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        if (!hasStatement) {
            throw notCamt("has no statement (BkToCstmrStmt with Stmt)");
        }
    }

    private void require(String element, Deque<String> path) {
        if (REPORTS.contains(element)) {
            throw notCamt("is an account report or a notification (" + element
                    + "), whose bookings can still change. Take the statement, camt.053");
        }
        boolean misplaced = element.equals("Ntry")
                || element.equals("Stmt") && !BODY.equals(path.peek())
                || element.startsWith(ANY_BODY) && !element.equals(BODY);
        if (misplaced) {
            throw notCamt("has the element " + element + " where camt.053 has none");
        }
    }

    private UnreadableStatementException notCamt(String why) {
        return new UnreadableStatementException(name + " is XML, but cannot be read as camt.053: it " + why + ".");
    }

    private void statement(Element stmt) {
        hasStatement = true;
        CamtStatement statement = new CamtStatement(stmt);
        bookings.addAll(statement.bookings());
        notes.addAll(statement.notes());
    }
}
