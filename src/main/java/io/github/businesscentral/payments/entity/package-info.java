/**
 * What all entities have in common: tables of properties, values, checks and JSON. Not exported.
 *
 * <p>An {@link io.github.businesscentral.payments.entity.EntityTable} declares the properties of an entity, each with its
 * name, {@link io.github.businesscentral.payments.entity.Kind}, maximum length and {@link
 * io.github.businesscentral.payments.entity.Access}. {@link io.github.businesscentral.payments.entity.PropertyValues} are the
 * values of one entity; a {@link io.github.businesscentral.payments.entity.ValuesBuilder} checks and collects them. The
 * table's JSON adapter converts them from and to JSON. The classes in {@code model} wrap them.
 *
 * <p>To add a property, add a constant to the entity's class of fields in {@code model}, at the server's
 * position, and an accessor to the entity. Reading, writing, checking and comparing need no change. A new kind of value
 * is a subclass of {@code Kind} here and a type of field in {@code odata}.
 *
 * <p>Nothing here depends on a particular entity, or on a property other than {@code id}. This package does not use {@code
 * model}: the models pass in the functions that make a model from its values and return the values of a model. It sends no
 * requests.
 *
 * <p>Lists can be long, and most calls read one entity. {@code RowReader} therefore reads entities in the usual format directly from the
 * bytes, and {@code SharedValues} parses repeated values of a page once. {@code FastParser} parses values in the usual format for both
 * paths. {@code EntityJson} reads all other entities and reports all errors. The shortcuts must not change the result; tests compare both
 * paths.
 */
@NullMarked
package io.github.businesscentral.payments.entity;

import org.jspecify.annotations.NullMarked;
