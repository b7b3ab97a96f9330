/**
 * What all entities have in common: tables of properties, values, checks and JSON. Not exported.
 *
 * <p>An {@link io.github.businesscentral.payments.entity.EntityTable} declares the properties of an entity, each with its
 * name, {@link io.github.businesscentral.payments.entity.Kind}, maximum length and {@link
 * io.github.businesscentral.payments.entity.Access}. {@link io.github.businesscentral.payments.entity.PropertyValues} are the
 * values of one entity; a {@link io.github.businesscentral.payments.entity.ValuesBuilder} checks and collects them. The
 * table's JSON adapter converts them from and to JSON. The classes in {@code model} wrap them.
 *
 * <p>To add a property, add a constant to the entity's class of fields in {@code model}, at the place where the server has
 * the property, and an accessor to the entity. Reading, writing, checking and comparing need no change. A new kind of value
 * is a subclass of {@code Kind} here and a type of field in {@code odata}.
 *
 * <p>Nothing here depends on a particular entity, or on a property other than {@code id}. This package does not use {@code
 * model}: the models pass in the functions that make a model from its values and return the values of a model. It sends no
 * requests.
 *
 * <p>Lists are long, so rows in their usual form are read from the bytes ({@code RowReader}), and values that repeat are parsed once
 * ({@code SharedValues}); {@code FastParser} has the rules for the usual form of values for both paths. All other rows, and all errors,
 * are the business of {@code EntityJson}. A shortcut must not change what is read; tests compare both paths.
 */
@NullMarked
package io.github.businesscentral.payments.entity;

import org.jspecify.annotations.NullMarked;
