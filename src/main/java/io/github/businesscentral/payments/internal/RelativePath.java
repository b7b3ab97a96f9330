package io.github.businesscentral.payments.internal;

import okhttp3.HttpUrl;

/** Where an address leads below another one. */
public final class RelativePath {
    private RelativePath() {}

    /** The encoded path of {@code url} from {@code root} on, without a slash before it; all of it if it is not below. */
    public static String of(HttpUrl url, HttpUrl root) {
        String path = url.encodedPath();
        String base = root.encodedPath();
        String below = path.startsWith(base) ? path.substring(base.length()) : path;
        return below.startsWith("/") ? below.substring(1) : below;
    }
}
