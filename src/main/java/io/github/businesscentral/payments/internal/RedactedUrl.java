package io.github.businesscentral.payments.internal;

import okhttp3.HttpUrl;

/** An address for logs and messages: the names of its query options, but not their values. */
final class RedactedUrl {
    private RedactedUrl() {}

    static String of(HttpUrl url) {
        boolean nothingToHide = url.querySize() == 0
                && url.fragment() == null
                && url.username().isEmpty()
                && url.password().isEmpty();
        return nothingToHide ? url.toString() : redacted(url);
    }

    private static String redacted(HttpUrl url) {
        String address = url.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .toString();
        if (url.querySize() == 0) {
            return address;
        }
        StringBuilder redacted = new StringBuilder(address);
        char separator = '?';
        for (int i = 0; i < url.querySize(); i++) {
            String name = url.queryParameterName(i).replaceAll("[^\\w$.-]", "");
            redacted.append(separator).append(name).append("=…");
            separator = '&';
        }
        return redacted.toString();
    }
}
