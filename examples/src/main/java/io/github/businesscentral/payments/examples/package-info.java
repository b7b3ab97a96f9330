/** Programs that show the library at work; each runs against an embedded stand-in server unless told otherwise. */
package io.github.businesscentral.payments.examples;
