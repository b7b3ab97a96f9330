package io.github.businesscentral.payments.internal.answer;

import java.io.IOException;
import java.io.Serial;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Throws when a body exceeds a limit. */
final class BoundedSource extends ForwardingSource {
    private final long most;
    private long left;

    BoundedSource(Source source, long most) {
        super(source);
        this.most = most;
        this.left = most;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long read = super.read(sink, byteCount);
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLargeException(most);
        }
        return read;
    }

    /** The body exceeds the limit. */
    static final class TooLargeException extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private TooLargeException(long most) {
            super("The body is larger than " + most + " bytes");
        }
    }
}
