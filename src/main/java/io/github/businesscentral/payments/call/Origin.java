package io.github.businesscentral.payments.call;

import okhttp3.HttpUrl;

/** The scheme, host and port of an address. Tokens are sent to the configured origin only. */
public final class Origin {
    private static final String IPV4_LOOPBACK = "127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}";

    private final String scheme;
    private final String host;
    private final int port;

    private Origin(HttpUrl url) {
        this.scheme = url.scheme();
        this.host = url.host();
        this.port = url.port();
    }

    /** Returns the origin of {@code url}. */
    public static Origin of(HttpUrl url) {
        return new Origin(url);
    }

    /** Whether {@code url} has exactly this scheme, host and port. */
    public boolean contains(HttpUrl url) {
        return scheme.equals(url.scheme()) && host.equals(url.host()) && port == url.port();
    }

    /** Whether others could read what is sent there: it is neither https nor this machine. */
    public boolean canBeOverheard() {
        return !scheme.equals("https") && !isLoopback();
    }

    private boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.matches(IPV4_LOOPBACK);
    }

    @Override
    public String toString() {
        return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
