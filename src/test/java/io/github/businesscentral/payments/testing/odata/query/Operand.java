package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Property;
import io.github.businesscentral.payments.testing.odata.Row;
import java.util.function.UnaryOperator;

/** What a condition looks at in a row. */
sealed interface Operand {
    /** Returns the property the value comes from. */
    Property source();

    Kind kind();

    Object of(Row row);

    /** A property itself. */
    record Field(Property source, int position) implements Operand {
        @Override
        public Kind kind() {
            return source.kind();
        }

        @Override
        public Object of(Row row) {
            return row.at(position);
        }
    }

    /** What functions make of a text property. */
    record Derived(Operand from, UnaryOperator<String> function) implements Operand {
        @Override
        public Property source() {
            return from.source();
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public Object of(Row row) {
            return function.apply((String) from.of(row));
        }
    }
}
