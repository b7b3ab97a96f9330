/**
 * From a file with payments to lines in a journal: read the file, import what can be read, show how far it has come, and write
 * down what is refused so that it can be corrected and imported, too.
 */
package io.github.businesscentral.payments.examples.imports;
