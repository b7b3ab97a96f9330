/**
 * The vocabulary of OData that the rest of the library speaks: ETags and the names of properties.
 *
 * <p>Nothing here knows what a payment is, opens a connection or reads JSON; this package uses no other package of the
 * library.
 */
@NullMarked
package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.NullMarked;
