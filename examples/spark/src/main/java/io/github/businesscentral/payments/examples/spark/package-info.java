/** Imports payments on a cluster of Apache Spark whose tasks fail, run twice at a time, and lose their process. */
package io.github.businesscentral.payments.examples.spark;
