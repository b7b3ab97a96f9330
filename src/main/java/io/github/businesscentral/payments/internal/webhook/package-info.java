/** The webhook subscriptions of the environment over HTTP. Not exported. */
@NullMarked
package io.github.businesscentral.payments.internal.webhook;

import org.jspecify.annotations.NullMarked;
