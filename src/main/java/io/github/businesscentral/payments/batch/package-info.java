/**
 * Many writes at once: several calls in one request.
 *
 * <p>The types here are what a program sees. How a batch travels and how its members are settled is in the transport, which
 * cannot know these types; the root package puts the two together, as it does for single calls.
 */
@NullMarked
package io.github.businesscentral.payments.batch;

import org.jspecify.annotations.NullMarked;
