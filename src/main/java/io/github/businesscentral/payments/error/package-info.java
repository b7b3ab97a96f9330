/**
 * The exceptions of the library, one for each meaning. All are unchecked and extend {@link
 * io.github.businesscentral.payments.error.BusinessCentralException}.
 *
 * <p>An exception contains the request, the number of attempts, the elapsed time and the server's message. It never contains a
 * token, request headers or query values. This package uses no other package of the library. {@link
 * io.github.businesscentral.payments.error.ApiException#of of(…)} is the only place that maps responses to exceptions.
 */
@NullMarked
package io.github.businesscentral.payments.error;

import org.jspecify.annotations.NullMarked;
