/**
 * What can go wrong, one exception per meaning, all unchecked below {@link
 * io.github.businesscentral.payments.error.BusinessCentralException}.
 *
 * <p>An exception knows what was asked, how often and for how long it was tried, and what the server said. It never
 * holds a token, a request's headers or the values of a query. This package uses no other package of the library; how an
 * answer becomes an exception is decided in one place, {@link
 * io.github.businesscentral.payments.error.ApiException#of}.
 */
@NullMarked
package io.github.businesscentral.payments.error;

import org.jspecify.annotations.NullMarked;
