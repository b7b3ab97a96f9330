package io.github.businesscentral.payments.testing.odata;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One stored entity. Rows never change: an update puts another row in the place of the old one, so a page can be sent
 * while others write.
 */
public final class Row {
    private final EntityType type;
    private final Object[] values;
    /** Of 19 digits. */
    private final long version;

    private Row(EntityType type, Object[] values, long version) {
        this.type = type;
        this.values = values;
        this.version = version;
    }

    public EntityType type() {
        return type;
    }

    public UUID id() {
        return (UUID) values[0];
    }

    public Object get(String property) {
        return values[type.position(property)];
    }

    public UUID guid(String property) {
        return (UUID) get(property);
    }

    public String text(String property) {
        return (String) get(property);
    }

    public int integer(String property) {
        return (Integer) get(property);
    }

    public BigDecimal decimal(String property) {
        return (BigDecimal) get(property);
    }

    public LocalDate date(String property) {
        return (LocalDate) get(property);
    }

    /** Returns what the API page shows, by the names of the properties. */
    public Map<String, Object> visible() {
        Map<String, Object> shown = new LinkedHashMap<>();
        type.visibleProperties().forEach(property -> shown.put(property.name(), get(property.name())));
        return shown;
    }

    /** Returns the value of the property at this place of the table. */
    public Object at(int position) {
        return values[position];
    }

    /** Rule 27: a weak tag, base64 of {@code '20;<20 digits>1;00;'}; another one for every version. */
    public String etag() {
        String plain = "'20;1" + version + "1;00;'";
        return "W/\"" + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII)) + "\"";
    }

    /** Returns this row as another page of its table shows it: what has the same name there, and the same version. */
    public Row as(EntityType page) {
        if (page == type) {
            return this;
        }
        Draft shown = blank(page);
        for (int i = 0; i < values.length; i++) {
            String name = type.properties().get(i).name();
            if (page.has(name)) {
                shown.set(name, values[i]);
            }
        }
        return shown.finish(version);
    }

    /** Returns a copy that can be changed. */
    public Draft edit() {
        return new Draft(type, values.clone());
    }

    /** Returns a new row to fill in; everything in it is blank. */
    public static Draft blank(EntityType type) {
        Object[] values = new Object[type.properties().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.properties().get(i).kind().blank();
        }
        return new Draft(type, values);
    }

    /** A row in the making. */
    public static final class Draft {
        private final EntityType type;
        private final Object[] values;

        private Draft(EntityType type, Object[] values) {
            this.type = type;
            this.values = values;
        }

        public Draft set(String property, Object value) {
            int position = type.position(property);
            values[position] = type.properties().get(position).kind().normalized(value);
            return this;
        }

        /** Returns the draft's values as they are now, for reading. */
        public Row view() {
            return new Row(type, values, 0);
        }

        /** Returns the row to store. The draft must not be used afterwards. */
        public Row finish(long version) {
            return new Row(type, values, version);
        }
    }
}
