package io.github.businesscentral.payments.internal.answer;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/** The response to one member of a batch. */
public record MemberAnswer(int status, Headers headers, ByteString body) {
    /** Whether the status is 2xx. */
    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** Returns this as the response to a single request to {@code url}. */
    public Response response(HttpUrl url) {
        String type = headers.get("Content-Type");
        return new Response.Builder()
                .request(new Request.Builder().url(url).build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .headers(headers)
                .body(ResponseBody.create(body, type == null ? null : MediaType.parse(type)))
                .build();
    }

    /** Leaves out the headers and the body, which contains an entity. */
    @Override
    public String toString() {
        return "MemberAnswer[" + status + "]";
    }
}
