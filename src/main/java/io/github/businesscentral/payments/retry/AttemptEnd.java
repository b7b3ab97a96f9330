package io.github.businesscentral.payments.retry;

import io.github.businesscentral.payments.call.CallContext;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.TokenException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * How an attempt can end, as far as trying again is concerned: the columns of the table, whose rows are the kinds of calls.
 */
enum AttemptEnd {
    /** 429, or a failure before anything was sent: surely not executed, and another try may fare better. */
    NOT_EXECUTED(true, true),
    /** 408, 500, 502, 503, 504, or broken after sending: executed or not. */
    UNKNOWN(true, false),
    /** A success, a refusal, or a failure that another try will not mend. */
    FINAL(false, false);

    private final boolean readsRepeat;
    private final boolean writesRepeat;

    AttemptEnd(boolean readsRepeat, boolean writesRepeat) {
        this.readsRepeat = readsRepeat;
        this.writesRepeat = writesRepeat;
    }

    static AttemptEnd ofStatus(int status) {
        return switch (status) {
            case 429 -> NOT_EXECUTED;
            case 408, 500, 502, 503, 504 -> UNKNOWN;
            default -> FINAL;
        };
    }

    static AttemptEnd ofFailure(IOException failure) {
        return mayPass(failure) ? NOT_EXECUTED : FINAL;
    }

    /** Whether a failure is of the kind that another try can mend. */
    private static boolean mayPass(IOException failure) {
        if (failure.getCause() instanceof BusinessCentralException refused) {
            return refused instanceof TokenException token && token.isTemporary();
        }
        boolean interrupted = failure instanceof InterruptedIOException && !(failure instanceof SocketTimeoutException);
        boolean untrusted =
                failure instanceof SSLPeerUnverifiedException || failure.getCause() instanceof CertificateException;
        return !interrupted && !untrusted && !(failure instanceof UnknownServiceException);
    }

    /**
     * Whether the attempt may be repeated on what it says alone. A write that may have been sent, now or earlier, may not:
     * whoever made the call must settle it first.
     */
    boolean isRepeatable(CallContext call) {
        return call.kind().isWrite() ? writesRepeat && !call.mayHaveBeenSent() : readsRepeat;
    }
}
