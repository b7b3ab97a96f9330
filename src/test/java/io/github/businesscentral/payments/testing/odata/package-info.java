/**
 * The protocol part of the stand-in: property tables, rows, navigation properties, JSON and addresses. It knows nothing of
 * payments and HTTP connections.
 *
 * <p>Public only because Java has no friend packages. Tests of an application do not need it.
 */
@NullMarked
package io.github.businesscentral.payments.testing.odata;

import org.jspecify.annotations.NullMarked;
