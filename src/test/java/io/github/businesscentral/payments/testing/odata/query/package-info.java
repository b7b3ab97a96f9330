/** Rules 28 and 29: query options, from their text to a page of entities. This package does not know which entities exist. */
@NullMarked
package io.github.businesscentral.payments.testing.odata.query;

import org.jspecify.annotations.NullMarked;
