/**
 * From a bank statement to payments in a journal: read the statement, match its lines to invoices, enter what matches, post,
 * and keep note of it so that the same statement can be run again.
 */
package io.github.businesscentral.payments.examples.reconcile;
