package io.github.businesscentral.payments.testing.odata.query;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.Kind;
import io.github.businesscentral.payments.testing.odata.Navigation;
import io.github.businesscentral.payments.testing.odata.Navigations;
import io.github.businesscentral.payments.testing.odata.ODataError;
import io.github.businesscentral.payments.testing.odata.Property;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a request can refer to, and how what it says is understood. */
public record Grammar(Navigations navigations, Set<Dialect> dialects) {
    private static final Comparator<Object> WITHOUT_CASE =
            (left, right) -> ((String) left).compareToIgnoreCase((String) right);

    boolean has(Dialect dialect) {
        return dialects.contains(dialect);
    }

    /** Returns this grammar with one dialect more. */
    public Grammar with(Dialect dialect) {
        Set<Dialect> more = EnumSet.of(dialect);
        more.addAll(dialects);
        return new Grammar(navigations, more);
    }

    Comparator<Object> order(Kind kind) {
        return kind == Kind.TEXT && has(Dialect.TEXT_WITHOUT_CASE) ? WITHOUT_CASE : kind.order();
    }

    Optional<Navigation> navigation(EntityType type, String name) {
        return navigations.find(type, name);
    }

    /** Returns a property that exists, or refuses the request as the server does (5.2). */
    static Property property(EntityType type, String name) {
        return type.property(name).orElseThrow(() -> noProperty(type, name));
    }

    static ODataError noProperty(EntityType type, String name) {
        return ODataError.badRequest(
                "Could not find a property named '" + name + "' on type 'Microsoft.NAV." + type.name() + "'.");
    }
}
