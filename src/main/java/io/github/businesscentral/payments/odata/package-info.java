/**
 * The vocabulary of OData that the rest of the library speaks: fields with the conditions that the server can check on them,
 * filters, orders, queries, and ETags.
 *
 * <p>Two rules of the server are put into types. {@code or} works within one property only, so it is no method of {@link
 * io.github.businesscentral.payments.odata.Filter}: a condition offers its own field's conditions once more. And functions
 * work on strings only, so only strings have them. A range is a plain filter, without {@code or}: nobody has seen the server
 * take one as an alternative.
 *
 * <p>Values are checked and escaped where they enter an expression; {@link
 * io.github.businesscentral.payments.odata.Query#rawFilter} is the one place where text is taken as it is. Nothing here
 * knows what a payment is, opens a connection or reads JSON; this package uses no other package of the library.
 */
@NullMarked
package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.NullMarked;
