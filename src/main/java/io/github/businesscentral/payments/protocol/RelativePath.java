package io.github.businesscentral.payments.protocol;

import okhttp3.HttpUrl;

/** The path of an address relative to a root. */
public final class RelativePath {
    private RelativePath() {}

    /**
     * Returns the encoded path of {@code url} relative to {@code root}, without a leading slash. Returns the whole path if it is
     * not below {@code root}.
     */
    public static String of(HttpUrl url, HttpUrl root) {
        String path = url.encodedPath();
        String base = root.encodedPath();
        String below = path.startsWith(base) ? path.substring(base.length()) : path;
        return below.startsWith("/") ? below.substring(1) : below;
    }
}
