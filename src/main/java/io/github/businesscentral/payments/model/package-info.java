/**
 * The entities: payments, their journals and dimensions, the customers, invoices and accounts that they refer to, and ledger
 * entries.
 *
 * <p>All are immutable. Each entity has a class of constants for its properties, such as {@link
 * io.github.businesscentral.payments.model.CustomerPaymentFields}. Entities that you can create have a class {@code New…}, and
 * entities that you can change have a class {@code …Patch}. All others are read-only. Payments have their own builder. The other
 * entities share {@link io.github.businesscentral.payments.model.EntityBuilder}, which is for tests and fakes.
 *
 * <p>Each of these classes has a {@link com.squareup.moshi.JsonAdapter}, so that you can store its objects.
 *
 * <p>A property that is blank on the server ({@code ""}, the zero GUID, {@code 0001-01-01}) is an empty string or an empty {@link
 * java.util.Optional}. If the server did not send a property, its accessor throws.
 *
 * <p>A {@link io.github.businesscentral.payments.model.PaymentTrace} is not an entity. It contains the lines and entries that
 * were found for a document number.
 */
@NullMarked
package io.github.businesscentral.payments.model;

import org.jspecify.annotations.NullMarked;
