/** What all programs have in common at a terminal: options, exit statuses, and text that is safe to print. */
package io.github.businesscentral.payments.examples.terminal;
