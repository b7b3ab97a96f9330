/**
 * Rules 28 and 29: the options behind the question mark, from their text to a page of entities. Nothing in here knows which
 * entities there are.
 */
@NullMarked
package io.github.businesscentral.payments.testing.odata.query;

import org.jspecify.annotations.NullMarked;
