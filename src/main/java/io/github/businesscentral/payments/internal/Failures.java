package io.github.businesscentral.payments.internal;

import io.github.businesscentral.payments.error.ApiException;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.CallInterruptedException;
import io.github.businesscentral.payments.error.CallSummary;
import io.github.businesscentral.payments.error.DeadlineExceededException;
import io.github.businesscentral.payments.error.DecodingException;
import io.github.businesscentral.payments.error.PagingException;
import io.github.businesscentral.payments.error.TokenException;
import io.github.businesscentral.payments.error.TransportException;
import io.github.businesscentral.payments.internal.answer.ErrorReader;
import io.github.businesscentral.payments.internal.answer.UnfollowableLinkException;
import io.github.businesscentral.payments.internal.answer.UnreadableAnswerException;
import io.github.businesscentral.payments.protocol.AnswerMeaning;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Turns low-level failures into the exceptions that the caller sees. If the call was ended, the reason for that decides,
 * otherwise the failure.
 */
public final class Failures {
    private static final int LONGEST_PATH = 200;

    private Failures() {}

    static BusinessCentralException of(IOException failure, Execution execution) {
        CallSummary call = execution.summary();
        Execution.End end = execution.ended().orElse(null);
        if (end != null) {
            return ended(end, failure, execution);
        }
        if (failure.getCause() instanceof TokenException token) {
            return token.during(call);
        }
        if (failure instanceof UnfollowableLinkException link) {
            return new PagingException(String.valueOf(link.getMessage()), call);
        }
        if (failure instanceof UnreadableAnswerException unreadable) {
            // A path contains names that the server chose.
            String path = shortened(ErrorReader.plain(unreadable.jsonPath()));
            String message = ErrorReader.plain(unreadable.getMessage() + " (at " + path + ").");
            return new DecodingException(message, path, call, failure);
        }
        if (Thread.currentThread().isInterrupted() && failure instanceof InterruptedIOException) {
            return new CallInterruptedException("The thread was interrupted.", call, failure);
        }
        return new TransportException(described(failure), call, failure);
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }

    /** Returns the failure of a call that was ended by its deadline, a cancel or the closing of the client. */
    static BusinessCentralException ended(Execution.End end, IOException failure, Execution execution) {
        CallSummary call = execution.summary();
        return switch (end) {
            case DEADLINE ->
                new DeadlineExceededException(
                        "The deadline of " + execution.deadline().toMillis()
                                + " ms passed. Give the call more time with"
                                + " RequestOptions.deadline(…), or ask for less at once.",
                        call,
                        failure);
            case CANCELLED -> new TransportException("The call was cancelled.", call, failure);
            case CLOSED -> new TransportException("The client was closed while the call was running.", call, failure);
        };
    }

    /** Whether another attempt may succeed. */
    public static boolean mayPass(BusinessCentralException failure) {
        if (failure instanceof ApiException answer) {
            return AnswerMeaning.of(answer.status(), answer.code().value()).isPassing();
        }
        if (failure instanceof TokenException token) {
            return token.isTemporary();
        }
        return failure instanceof TransportException && !(failure instanceof CallInterruptedException);
    }

    /** Describes the failure in a word or two. */
    public static String shortly(BusinessCentralException failure) {
        if (failure instanceof ApiException answer) {
            return "HTTP " + answer.status();
        }
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private static String described(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "The host name cannot be resolved: " + said(failure)
                    + ". Check the endpoint, the network and the proxy.";
        }
        if (failure instanceof ConnectException) {
            return "No connection: " + said(failure) + ". Check the endpoint, the network and the proxy.";
        }
        if (failure instanceof SocketTimeoutException) {
            return "The server did not answer within the attempt's timeout (" + said(failure) + ").";
        }
        if (failure instanceof SSLPeerUnverifiedException) {
            return "The server's certificate is for another host name: " + said(failure)
                    + ". Check the host name of the endpoint.";
        }
        if (failure instanceof SSLException) {
            return withoutTls(failure);
        }
        if (failure instanceof ProtocolException && said(failure).contains("Unexpected status line")) {
            return "The server does not answer in HTTP: " + said(failure)
                    + ". If it speaks TLS, let the endpoint begin with https://; otherwise check the port.";
        }
        return "The connection failed: " + ErrorReader.plain(failure.toString());
    }

    private static String withoutTls(IOException failure) {
        if (said(failure).startsWith("Unsupported or unrecognized SSL message")) {
            return "The port does not speak TLS: " + said(failure)
                    + ". Check the port, and any proxy between the client and the server.";
        }
        return failure.getCause() instanceof CertificateException
                ? "The server's certificate is not trusted: " + said(failure)
                        + ". Add its issuer to the trust store of this Java, or to the OkHttpClient."
                : "No TLS connection: " + said(failure)
                        + ". Check which TLS versions and certificates the server accepts.";
    }

    /** The message as one line. OkHttp quotes text from the server, such as its status line or certificate. */
    private static String said(IOException failure) {
        return ErrorReader.plain(String.valueOf(failure.getMessage()));
    }
}
