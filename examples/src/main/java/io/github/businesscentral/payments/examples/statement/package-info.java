/**
 * Reads bank statements, camt.053 and CSV, into bookings. Needs the JDK and FastCSV, and knows nothing of Business Central.
 *
 * <p>{@link io.github.businesscentral.payments.examples.statement.StatementFile} is where to begin.
 */
package io.github.businesscentral.payments.examples.statement;
