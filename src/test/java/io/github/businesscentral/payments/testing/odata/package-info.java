/**
 * The protocol half of the stand-in server: property tables, rows, navigation properties, JSON and addresses. It knows
 * nothing of payments and nothing of HTTP connections.
 *
 * <p>Public only because Java has no friend packages; tests of an application have no use for it.
 */
@NullMarked
package io.github.businesscentral.payments.testing.odata;

import org.jspecify.annotations.NullMarked;
