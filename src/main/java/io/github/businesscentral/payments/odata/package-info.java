/**
 * The OData types of the library: fields with the conditions that the server can check, filters, orders, queries, and ETags.
 *
 * <p>The types enforce two rules of the server. {@code or} works only within one property, so {@link
 * io.github.businesscentral.payments.odata.Filter} has no such method; a condition returns its own field for alternatives
 * instead. Functions work only on strings, so only string fields have them. A range is a plain filter without {@code or}, because
 * it is undocumented whether the server accepts one as an alternative.
 *
 * <p>Values are checked and escaped when they enter an expression. Only {@link
 * io.github.businesscentral.payments.odata.Query#rawFilter rawFilter(…)} takes text unchanged. This package knows nothing of
 * payments, connections or JSON, and uses no other package of the library.
 */
@NullMarked
package io.github.businesscentral.payments.odata;

import org.jspecify.annotations.NullMarked;
