package io.github.businesscentral.payments.testing;

import io.github.businesscentral.payments.testing.odata.EntityType;
import io.github.businesscentral.payments.testing.odata.ODataError;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subscription watches, in one of the three forms of 9.2: with or without {@code /api/v2.0}, or absolute.
 *
 * @param text as it was given; notifications repeat it
 */
record SubscribedResource(String text, EntityType page, WatchedTable table) {
    private static final Pattern FORM = Pattern.compile("(?:.*/)?companies\\(([0-9a-fA-F-]{36})\\)/(\\w+)");

    /** Reads a resource that a subscription has already. */
    static SubscribedResource of(String text, Database database) {
        Matcher form = FORM.matcher(text);
        // The status of the refusals is a choice.
        if (!form.matches()) {
            throw ODataError.badRequest("The resource is not in the form companies({id})/{entitySet}.");
        }
        if (database.table(Schema.COMPANY).find(UUID.fromString(form.group(1))).isEmpty()) {
            throw ODataError.badRequest("The resource names a company that does not exist.");
        }
        return Schema.SETS.stream()
                .filter(page -> page.set().equals(form.group(2)))
                .flatMap(page -> WatchedTable.of(page).stream().map(table -> new SubscribedResource(text, page, table)))
                .findFirst()
                .orElseThrow(() -> unsupported(form.group(2)));
    }

    /** Reads a resource that is to be subscribed to. */
    static SubscribedResource supported(String text, Database database) {
        SubscribedResource resource = of(text, database);
        if (WatchedTable.supported(database.settings()).noneMatch(resource.page::equals)) {
            throw unsupported(resource.page.set());
        }
        return resource;
    }

    private static ODataError unsupported(String set) {
        return ODataError.badRequest("The resource '" + set + "' does not support webhooks.");
    }
}
