package io.github.businesscentral.payments.odata;

import java.math.BigDecimal;

/** A made-up entity with a property of each kind, and another that it leads to. */
final class Line {
    static final GuidField<Line> ID = GuidField.of("id", 0);
    static final CodeField<Line> NUMBER = CodeField.of("number", 1, 10);
    static final TextField<Line> NOTE = TextField.of("note", 2, 20);
    static final NumberField<Line, BigDecimal> AMOUNT = NumberField.decimal("amount", 3);
    static final NumberField<Line, Integer> COUNT = NumberField.integer("count", 4);
    static final DateField<Line> DATE = DateField.of("date", 5);
    static final InstantField<Line> CHANGED = InstantField.of("changed", 6);
    static final BooleanField<Line> OPEN = BooleanField.of("open", 7);
    static final EnumField<Line, Status> STATUS = EnumField.of("status", 8);
    static final Navigation<Line, Owner> OWNER = Navigation.of("owner", 9);
    static final Navigation<Line, Line> PARTS = Navigation.of("parts", 10);

    private Line() {}

    /** What a line belongs to. */
    static final class Owner {
        static final TextField<Owner> NAME = TextField.of("name", 0, 100);
        static final CodeField<Owner> COUNTRY = CodeField.of("country", 1, 10);

        private Owner() {}
    }

    static final class Status extends EnumValue {
        private Status(String value) {
            super(value);
        }

        static Status of(String value) {
            return new Status(value);
        }
    }
}
