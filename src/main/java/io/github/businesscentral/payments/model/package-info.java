/**
 * The entities: payments, their journals and dimensions, the customers, invoices and accounts that they refer to, and the
 * ledger's entries.
 *
 * <p>All are immutable. Each entity has a class of constants with its properties, such as {@link
 * io.github.businesscentral.payments.model.CustomerPaymentFields}. Entities that you can create have a class {@code New…}, and
 * those that you can change a class {@code …Patch}. You can read the others only. Payments have a builder of their own. All
 * other entities share the {@link io.github.businesscentral.payments.model.EntityBuilder}, which is meant for tests and fakes.
 *
 * <p>Each of these classes offers a {@link com.squareup.moshi.JsonAdapter}, so that you can store its objects.
 *
 * <p>A property that is blank on the server ({@code ""}, the zero GUID, {@code 0001-01-01}) is an empty string or an empty
 * {@link java.util.Optional}. If the server did not send a property, its accessor throws.
 *
 * <p>A {@link io.github.businesscentral.payments.model.PaymentTrace} is no entity: it holds the lines and entries that were found
 * for a document number.
 */
@NullMarked
package io.github.businesscentral.payments.model;

import org.jspecify.annotations.NullMarked;
