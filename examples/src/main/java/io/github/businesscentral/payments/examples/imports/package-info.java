/**
 * Reads a file with payments, imports the readable lines into a run, shows the progress, and writes the refused lines into another
 * file.
 */
package io.github.businesscentral.payments.examples.imports;
