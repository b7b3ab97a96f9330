package io.github.businesscentral.payments.examples.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML element by its local name, in memory. What is not there reads as empty. */
final class Element {
    private static final Element NONE = new Element("");

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(String name) {
        this.name = name;
    }

    /** Reads the element that {@code xml} is at, to its end. */
    static Element read(XMLStreamReader xml) throws XMLStreamException {
        Element element = new Element(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("it refers to the entity " + xml.getLocalName());
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return element;
    }

    /** All elements at the end of a path such as {@code NtryDtls/TxDtls}. */
    List<Element> all(String path) {
        List<Element> found = List.of(this);
        for (String step : path.split("/")) {
            found = found.stream()
                    .flatMap(element -> element.children.stream())
                    .filter(child -> child.name.equals(step))
                    .toList();
        }
        return found;
    }

    /** The first element at the end of a path. */
    Element first(String path) {
        return all(path).stream().findFirst().orElse(NONE);
    }

    /** The first text at the end of any of the paths. */
    String text(String... paths) {
        for (String path : paths) {
            String found = first(path).text();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** All texts at the end of a path that are not blank. */
    List<String> texts(String path) {
        return all(path).stream()
                .map(Element::text)
                .filter(found -> !found.isEmpty())
                .toList();
    }

    String text() {
        return text.toString().strip();
    }

    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    boolean exists() {
        return this != NONE;
    }
}
