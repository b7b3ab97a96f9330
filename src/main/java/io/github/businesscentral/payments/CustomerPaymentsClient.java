package io.github.businesscentral.payments;

import io.github.businesscentral.payments.auth.MsalTokenProvider;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.call.CallListener;
import io.github.businesscentral.payments.call.RequestOptions;
import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.write.LineNumbers;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.retry.RateLimit;
import io.github.businesscentral.payments.retry.RetryPolicy;
import io.github.businesscentral.payments.webhook.Subscriptions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the customer payments of one Business Central environment. Create one client and share it: it is safe for use
 * by any number of threads, and it reuses connections and the token.
 *
 * <pre>{@code
 * try (CustomerPaymentsClient client = CustomerPaymentsClient.builder()
 *         .endpoint(BusinessCentralEndpoint.online(tenantId, "Production"))
 *         .tokenProvider(MsalTokenProvider.clientSecret(tenantId, clientId, secret))
 *         .build()) {
 *     CustomerPayment payment = client.company(companyId).journal(journalId).get(paymentId);
 * }
 * }</pre>
 *
 * <p>This is an interface so that you can test with a fake. Methods added in later versions will have default implementations.
 */
public interface CustomerPaymentsClient extends AutoCloseable {
    /** Returns a builder, which needs {@link Builder#endpoint endpoint(…)} and a way to sign in. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds a client with all defaults from environment variables; see {@link Builder#fromEnvironment}.
     *
     * @throws IllegalStateException if variables are missing or invalid; the message names them
     */
    static CustomerPaymentsClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /** The companies of the environment. Sends nothing. */
    Entities<Company> companies();

    /**
     * Returns the payments of a company. Sends nothing.
     *
     * @throws IllegalArgumentException if {@code companyId} is the zero GUID
     */
    CompanyPayments company(UUID companyId);

    /**
     * Returns the payments of a company that {@link #companies()} listed. Sends nothing.
     *
     * @throws IllegalStateException if {@code company} has no id
     */
    default CompanyPayments company(Company company) {
        return company(company.id());
    }

    /**
     * Starts a batch, which sends several calls in one request. Sends nothing yet.
     *
     * @see Batch
     */
    default Batch batch() {
        throw new UnsupportedOperationException(getClass().getName() + " does not support batches.");
    }

    /**
     * The webhook subscriptions of the environment. Sends nothing.
     *
     * @see io.github.businesscentral.payments.webhook
     */
    default Subscriptions subscriptions() {
        throw new UnsupportedOperationException(getClass().getName() + " does not support subscriptions.");
    }

    /**
     * Returns the names of the resources that webhooks can watch, for example {@code v2.0/customerPayments}; see {@link
     * io.github.businesscentral.payments.webhook.WebhookResource#name}. Empty if subscriptions are disabled in the environment.
     * The documentation's list is incomplete ({@code business-central.md} 9.1), so this asks the server.
     *
     * @param companyId any company; the server requires one in the address
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if the list cannot be read
     * @throws IllegalStateException if the endpoint's address does not end in {@code api/} and a version
     */
    default Set<String> webhookSupportedResources(UUID companyId) {
        throw new UnsupportedOperationException(getClass().getName() + " does not support subscriptions.");
    }

    /**
     * Checks the set-up and explains in words which step is missing: a token, the application's registration in the environment,
     * a permission set, the right environment, or the right company ({@code business-central.md} 1.2, 5.2). Use it at the first
     * start and for support. Sends up to three reads and writes nothing.
     *
     * @return the finding; failures are findings too
     * @throws io.github.businesscentral.payments.error.CallInterruptedException if the thread is interrupted
     * @throws IllegalArgumentException if {@code companyId} is the zero GUID
     */
    default Diagnosis diagnose(UUID companyId) {
        throw new UnsupportedOperationException(getClass().getName() + " does not support diagnose(…).");
    }

    /**
     * Ends running calls and releases the resources that the client created. Your own {@code OkHttpClient} stays open. The
     * client's threads are daemons, so a program can exit without calling this.
     */
    @Override
    void close();

    /** Builds a client. Not safe for use by several threads. */
    final class Builder {
        private static final String ENDPOINT = "BC_ENDPOINT";
        private static final String TENANT_ID = "BC_TENANT_ID";
        private static final String ENVIRONMENT = "BC_ENVIRONMENT";
        private static final String CLIENT_ID = "BC_CLIENT_ID";
        private static final String CLIENT_SECRET = "BC_CLIENT_SECRET";
        private static final List<String> ONLINE = List.of(TENANT_ID, ENVIRONMENT, CLIENT_ID, CLIENT_SECRET);

        @Nullable BusinessCentralEndpoint endpoint;

        @Nullable TokenProvider tokenProvider;

        @Nullable Interceptor authInterceptor;

        @Nullable Interceptor retryInterceptor;

        @Nullable OkHttpClient httpClient;

        @Nullable Scheduler scheduler;

        RandomGenerator random = new SecureRandom();
        LineNumbers lineNumbers = LineNumbers.OF_JVM;
        RetryPolicy retryPolicy = RetryPolicy.defaults();
        RateLimit rateLimit = RateLimit.defaults();
        RequestOptions defaultOptions = RequestOptions.none();
        Function<OkHttpClient, Call.Factory> callFactory = http -> http;
        final List<Interceptor> attemptInterceptors = new ArrayList<>();
        final List<CallListener> listeners = new ArrayList<>();

        private Builder() {}

        /**
         * Sets {@link #endpoint endpoint(…)} and {@link #tokenProvider tokenProvider(…)} from environment variables, in one of
         * two ways:
         *
         * <ul>
         *   <li>{@code BC_TENANT_ID}, {@code BC_ENVIRONMENT}, {@code BC_CLIENT_ID} and {@code BC_CLIENT_SECRET}: an environment of
         *       Business Central online, and an application that signs in with a client secret. This needs MSAL4J.
         *   <li>{@code BC_ENDPOINT} alone: the address of a test server that accepts any token. Plain http works only for this
         *       machine.
         * </ul>
         *
         * <p>A blank variable counts as missing. If you call several of these three methods, the last call wins.
         *
         * @throws IllegalStateException if variables are missing, {@code BC_ENDPOINT} is set together with others, a value is
         *     invalid, or MSAL4J is not on the class path. The message names all missing variables and never contains the secret.
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> variables) {
            UnaryOperator<String> value = name -> variables.getOrDefault(name, "");
            Predicate<String> isMissing = name -> value.apply(name).isBlank();
            List<String> missing = ONLINE.stream().filter(isMissing).toList();
            List<String> set = ONLINE.stream().filter(isMissing.negate()).toList();
            boolean isOnline = isMissing.test(ENDPOINT);
            if (isOnline && !missing.isEmpty()) {
                throw new IllegalStateException(
                        "Missing environment variables: " + String.join(", ", missing) + ". Set "
                                + String.join(", ", ONLINE) + " for Business Central online, or " + ENDPOINT
                                + " alone for a test server. For any other server or sign-in call endpoint(…) and"
                                + " tokenProvider(…) instead of fromEnvironment().");
            }
            if (!isOnline && !set.isEmpty()) {
                throw new IllegalStateException(ENDPOINT + " is for a test server, and " + String.join(", ", set)
                        + " for Business Central online. Set one or the other.");
            }
            try {
                return isOnline
                        ? endpoint(BusinessCentralEndpoint.online(value.apply(TENANT_ID), value.apply(ENVIRONMENT)))
                                .tokenProvider(MsalTokenProvider.clientSecret(
                                        value.apply(TENANT_ID), value.apply(CLIENT_ID), value.apply(CLIENT_SECRET)))
                        : endpoint(BusinessCentralEndpoint.of(value.apply(ENDPOINT)))
                                .tokenProvider(TokenProvider.fixed("any-token-will-do"));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException(
                        (isOnline ? "One of " + String.join(", ", ONLINE) : ENDPOINT) + " cannot be used: "
                                + e.getMessage(),
                        e);
            }
        }

        /** Sets the address of the API. */
        public Builder endpoint(BusinessCentralEndpoint value) {
            endpoint = Objects.requireNonNull(value, "endpoint");
            return this;
        }

        /** Sets the source of access tokens. The client keeps a token and renews it. */
        public Builder tokenProvider(TokenProvider value) {
            tokenProvider = Objects.requireNonNull(value, "tokenProvider");
            return this;
        }

        /**
         * Replaces authentication. The interceptor gets each request before it is sent and must add what the server requires, for
         * requests to the endpoint only. To send a write again, it needs a fresh body from {@link
         * io.github.businesscentral.payments.call.CallContext#renew renew(…)}.
         */
        public Builder authInterceptor(Interceptor value) {
            authInterceptor = Objects.requireNonNull(value, "authInterceptor");
            return this;
        }

        /** Sets the number of attempts and the waits between them. Default: {@link RetryPolicy#defaults()}. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = Objects.requireNonNull(value, "retryPolicy");
            return this;
        }

        /**
         * Replaces the interceptor that retries requests. The policy still applies to reads whose response breaks off, and a
         * write that may have been executed is still reported as such.
         */
        public Builder retryInterceptor(Interceptor value) {
            retryInterceptor = Objects.requireNonNull(value, "retryInterceptor");
            return this;
        }

        /**
         * Sets your own {@code OkHttpClient}. The library uses its connections, proxy, TLS, DNS and interceptors. It disables
         * redirects, the cache, the authenticator and OkHttp's own retries. Timeouts come from {@link RequestOptions}.
         */
        public Builder httpClient(OkHttpClient value) {
            httpClient = Objects.requireNonNull(value, "httpClient");
            return this;
        }

        /**
         * Adds an interceptor after all others. It sees each request as it is sent, with its token, once per attempt. Use it also
         * for test doubles that respond instead of a server.
         */
        public Builder addAttemptInterceptor(Interceptor value) {
            attemptInterceptors.add(Objects.requireNonNull(value, "attemptInterceptor"));
            return this;
        }

        /** Wraps the finished {@code OkHttpClient}, as tracing libraries do. */
        public Builder wrapCallFactory(Function<OkHttpClient, Call.Factory> value) {
            callFactory = Objects.requireNonNull(value, "wrapCallFactory");
            return this;
        }

        /**
         * Sets options for all calls. Options of a single call override them. A deadline set here also applies to postings and
         * batches, whose default deadline is longer.
         */
        public Builder defaultOptions(RequestOptions value) {
            defaultOptions = Objects.requireNonNull(value, "defaultOptions");
            if (value.readOnlyReplica()) {
                throw new IllegalArgumentException(
                        "readOnlyReplica() cannot be a default: the server refuses it on writes."
                                + " Set it on the reads with ApiCall.with(…).");
            }
            return this;
        }

        /**
         * Sets the limits for requests. Default: {@link RateLimit#defaults()}, for this client alone. Share one instance between
         * all clients that sign in as the same user.
         */
        public Builder rateLimit(RateLimit value) {
            rateLimit = Objects.requireNonNull(value, "rateLimit");
            return this;
        }

        /** Adds a listener for attempts, waits, renewed tokens and outcomes. */
        public Builder addListener(CallListener value) {
            listeners.add(Objects.requireNonNull(value, "listener"));
            return this;
        }

        Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        Builder scheduler(Scheduler value) {
            scheduler = value;
            return this;
        }

        /**
         * Returns the client. Sends nothing yet.
         *
         * @throws IllegalStateException if the endpoint or a way to sign in is missing
         * @throws IllegalArgumentException if the endpoint is plain http to another machine, and plain http is not allowed
         */
        public CustomerPaymentsClient build() {
            return HttpCustomerPaymentsClient.of(this);
        }
    }
}
