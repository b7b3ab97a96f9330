/**
 * Enters the payments of a bank statement: finds the invoices that each booking names, and enters what is certain into runs, one for
 * each account and booking date.
 */
package io.github.businesscentral.payments.examples.reconcile;
