package io.github.businesscentral.payments;

import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.batch.BatchResult;
import io.github.businesscentral.payments.batch.Handle;
import io.github.businesscentral.payments.call.ApiCall;
import io.github.businesscentral.payments.call.ApiResponse;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.error.BusinessCentralException;
import io.github.businesscentral.payments.error.NotExecutedException;
import io.github.businesscentral.payments.error.OutcomeUnknownException;
import io.github.businesscentral.payments.internal.CallSpec;
import io.github.businesscentral.payments.internal.batch.BatchMode;
import io.github.businesscentral.payments.internal.batch.BatchRun;
import io.github.businesscentral.payments.internal.batch.Member;
import io.github.businesscentral.payments.protocol.RelativePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A batch over HTTP. */
final class HttpBatch implements Batch {
    private final Api api;
    private final Set<ApiCall<?>> calls = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Member<?>> members = new ArrayList<>();
    private final List<Handle<?>> handles = new ArrayList<>();
    private @Nullable String company;
    private BatchMode mode = BatchMode.STOP_AT_FIRST_FAILURE;
    private RequestOptions options = RequestOptions.none();
    private boolean executed;

    HttpBatch(Api api) {
        this.api = api;
    }

    @Override
    public <T> Handle<T> add(ApiCall<T> call) {
        Objects.requireNonNull(call, "call");
        requireNotExecuted();
        if (calls.contains(call)) {
            throw new IllegalArgumentException(
                    "The call was already added to the batch. To execute it twice," + " prepare it twice.");
        }
        Member<T> member = Member.of(call, api.transport());
        requireSameCompany(member.url());
        requireFit(mode, member);
        calls.add(call);
        members.add(member);
        Handle<T> handle = new MemberHandle<>(member);
        handles.add(handle);
        return handle;
    }

    /** A transaction belongs to one company. For other batches across companies, the server's behaviour is undocumented. */
    private void requireSameCompany(HttpUrl url) {
        String of = RelativePath.of(url, api.addresses().root()).split("/", 2)[0];
        if (company != null && !company.equals(of)) {
            throw new IllegalArgumentException(
                    "The call is for " + of + ", and the batch for " + company + ". Make a batch for each company.");
        }
        company = of;
    }

    private static void requireFit(BatchMode mode, Member<?> member) {
        if (mode == BatchMode.ATOMIC) {
            member.obstacleToAtomicBatch().ifPresent(obstacle -> {
                throw new IllegalArgumentException(obstacle);
            });
        }
    }

    private void requireNotExecuted() {
        if (executed) {
            throw new IllegalStateException("The batch has been executed. Create another one with client.batch().");
        }
    }

    @Override
    public Batch continueOnError() {
        return in(BatchMode.CONTINUE_ON_ERROR);
    }

    @Override
    public Batch atomic() {
        return in(BatchMode.ATOMIC);
    }

    private Batch in(BatchMode chosen) {
        requireNotExecuted();
        if (mode != chosen && mode != BatchMode.STOP_AT_FIRST_FAILURE) {
            throw new IllegalStateException("A batch is either atomic() or continueOnError(). Call one of the two.");
        }
        members.forEach(member -> requireFit(chosen, member));
        mode = chosen;
        return this;
    }

    @Override
    public Batch with(RequestOptions over) {
        requireNotExecuted();
        if (over.readOnlyReplica()) {
            throw new IllegalArgumentException("readOnlyReplica() is for single reads. Leave it out.");
        }
        options = options.and(over);
        return this;
    }

    @Override
    public int size() {
        return members.size();
    }

    @Override
    public BatchResult execute() {
        return result(api.transport().prepare(sealed()).executeForResponse());
    }

    @Override
    public CompletableFuture<BatchResult> executeAsync() {
        return api.transport().executeAsync(sealed(), this::result);
    }

    private BatchResult result(ApiResponse<?> response) {
        BatchResult result = BatchResult.of(handles, response.call());
        return members.stream()
                .filter(Member::hasFailedWithBatch)
                .findFirst()
                .flatMap(Member::failure)
                .map(result::withFailure)
                .orElse(result);
    }

    private CallSpec<List<Member<?>>> sealed() {
        requireNotExecuted();
        if (members.isEmpty()) {
            throw new IllegalStateException("The batch has no members. Add a call before it is executed.");
        }
        if (mode == BatchMode.ATOMIC && members.size() > BatchRun.MOST_MEMBERS) {
            throw new IllegalStateException(
                    "The batch is atomic and has " + members.size() + " members; the server takes" + " at most "
                            + BatchRun.MOST_MEMBERS + " in one transaction. Make several batches.");
        }
        executed = true;
        return BatchRun.of(api.addresses().root(), mode, members, options);
    }

    /** A member's handle, as the caller sees it. */
    private record MemberHandle<T>(Member<T> member) implements Handle<T> {
        @Override
        public Status status() {
            if (member.response().isPresent()) {
                return Status.SUCCEEDED;
            }
            BusinessCentralException failure = member.failure().orElse(null);
            if (failure == null) {
                return Status.PENDING;
            }
            if (failure instanceof OutcomeUnknownException) {
                return Status.UNKNOWN;
            }
            return failure instanceof NotExecutedException ? Status.NOT_EXECUTED : Status.FAILED;
        }

        @Override
        public ApiResponse<T> response() {
            member.failure().ifPresent(failure -> {
                throw failure;
            });
            return member.response()
                    .orElseThrow(
                            () -> new IllegalStateException("The batch has not been executed. Call execute() first."));
        }

        @Override
        public Optional<BusinessCentralException> failure() {
            return member.failure();
        }

        @Override
        public String toString() {
            return status() + " " + member;
        }
    }
}
