package io.github.businesscentral.payments.testing.odata;

import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Rule 29: as many entities as one answer holds, and the way to the rest.
 *
 * @param count the number of entities the whole collection has, {@code null} if it was not asked for
 * @param nextLink {@code null} if this is the end
 */
public record Page(
        List<Entity> entities,
        @Nullable Long count,
        @Nullable HttpUrl nextLink) {}
