/**
 * The values: payments as the server has them, new ones, and changes to them.
 *
 * <p>All are immutable. Each property of an entity is declared once, as a row of its table beside the constant that names
 * it ({@link io.github.businesscentral.payments.model.CustomerPaymentFields}); reading, writing, length checks and
 * equality go by that table. Reading and writing JSON lives here too, since the models offer it to users as {@link
 * com.squareup.moshi.JsonAdapter}s; HTTP does not.
 *
 * <p>Payments, their dimensions and their journals can be written; what they refer to (customers, invoices, accounts) is
 * read. As the server has them, all but payments have one builder in common, {@link
 * io.github.businesscentral.payments.model.EntityBuilder}, since only tests and fakes make them.
 *
 * <p>What is blank on the server ({@code ""}, the zero GUID, {@code 0001-01-01}) reads as an empty string or an empty
 * {@link java.util.Optional}; what was not sent at all makes its accessor throw.
 *
 * <p>Lists are long. Where reading them has a shorter way ({@code UsualText}, {@code EarlierRows}), it is taken only if
 * what is read stays the same; tests compare it with the longer one.
 */
@NullMarked
package io.github.businesscentral.payments.model;

import org.jspecify.annotations.NullMarked;
