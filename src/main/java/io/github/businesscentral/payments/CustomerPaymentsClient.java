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
 * Reads and writes the customer payments of one environment of Business Central. Make one client and share it: it is safe
 * for any number of threads, and it keeps connections and the token.
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
 * <p>An interface, so that programs can be tested with a fake; new methods will have defaults.
 */
public interface CustomerPaymentsClient extends AutoCloseable {
    /** Starts a client; {@link Builder#endpoint} and a way to sign in are needed. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds a client with all defaults from environment variables; {@link Builder#fromEnvironment} names them.
     *
     * @throws IllegalStateException if variables are missing or cannot be used; the message names them
     */
    static CustomerPaymentsClient fromEnvironment() {
        return builder().fromEnvironment().build();
    }

    /** The companies of the environment; nothing is sent. */
    Entities<Company> companies();

    /**
     * Returns the payments of a company; nothing is sent.
     *
     * @throws IllegalArgumentException if {@code companyId} is the zero GUID
     */
    CompanyPayments company(UUID companyId);

    /**
     * Returns the payments of a company, by the entity that {@link #companies()} lists; nothing is sent.
     *
     * @throws IllegalStateException if {@code company} has no id
     */
    default CompanyPayments company(Company company) {
        return company(company.id());
    }

    /**
     * Begins a batch: calls that travel together in one request. Nothing is sent yet.
     *
     * @see Batch
     */
    default Batch batch() {
        throw new UnsupportedOperationException(getClass().getName() + " makes no batches.");
    }

    /**
     * The webhook subscriptions of the environment; nothing is sent.
     *
     * @see io.github.businesscentral.payments.webhook
     */
    default Subscriptions subscriptions() {
        throw new UnsupportedOperationException(getClass().getName() + " has no subscriptions.");
    }

    /**
     * Asks what webhooks can watch, such as {@code v2.0/customerPayments}; see {@link
     * io.github.businesscentral.payments.webhook.WebhookResource#name}. The set is empty if the environment has subscriptions
     * switched off. The documentation lacks many that the server has ({@code business-central.md} 9.1), so ask.
     *
     * @param companyId any company; the server wants one in the address
     * @throws io.github.businesscentral.payments.error.BusinessCentralException if it cannot be read
     * @throws IllegalStateException if the endpoint's address does not end in {@code api/v2.0} or the like
     */
    default Set<String> webhookSupportedResources(UUID companyId) {
        throw new UnsupportedOperationException(getClass().getName() + " has no subscriptions.");
    }

    /**
     * Tells in words which step of the set-up is missing, if any: a token, the application's registration in the environment,
     * a permission set, the right environment, the right company ({@code business-central.md} 1.2, 5.2). Meant for the first
     * start and for support; sends up to three reads, and writes nothing.
     *
     * @return what was found; failures are findings too
     * @throws io.github.businesscentral.payments.error.CallInterruptedException if the thread is interrupted
     * @throws IllegalArgumentException if {@code companyId} is the zero GUID
     */
    default Diagnosis diagnose(UUID companyId) {
        throw new UnsupportedOperationException(getClass().getName() + " does not diagnose.");
    }

    /**
     * Ends running calls and releases what the client has made itself; an {@code OkHttpClient} of the user's stays open. A
     * program ends also without it: the client's threads are daemons.
     */
    @Override
    void close();

    /** Collects what a client needs. Not safe for several threads at once. */
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
         * Sets {@link #endpoint} and {@link #tokenProvider} from environment variables, in one of two ways:
         *
         * <ul>
         *   <li>{@code BC_TENANT_ID}, {@code BC_ENVIRONMENT}, {@code BC_CLIENT_ID} and {@code BC_CLIENT_SECRET}: an environment of
         *       Business Central online, and an application that signs in with a client secret. This needs MSAL4J.
         *   <li>{@code BC_ENDPOINT} alone: the address of a test server that accepts any token. Plain http works only for this
         *       machine.
         * </ul>
         *
         * <p>A blank variable counts as missing. Of this method and the two others, the last call counts.
         *
         * @throws IllegalStateException if variables are missing, {@code BC_ENDPOINT} is set together with others, a value cannot
         *     be used, or MSAL4J is not on the class path. The message names all missing variables and never contains the secret.
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

        /** Sets where the API is. */
        public Builder endpoint(BusinessCentralEndpoint value) {
            endpoint = Objects.requireNonNull(value, "endpoint");
            return this;
        }

        /** Sets where access tokens come from; the client keeps a token and renews it. */
        public Builder tokenProvider(TokenProvider value) {
            tokenProvider = Objects.requireNonNull(value, "tokenProvider");
            return this;
        }

        /**
         * Replaces the whole of authentication: the interceptor gets each request before it is sent and adds what the server
         * wants. It must see to it that credentials go to the endpoint only. A write that it sends again needs a fresh body
         * from {@link io.github.businesscentral.payments.call.CallContext#renew}.
         */
        public Builder authInterceptor(Interceptor value) {
            authInterceptor = Objects.requireNonNull(value, "authInterceptor");
            return this;
        }

        /** Sets how often and how patiently calls are tried. Default: {@link RetryPolicy#defaults()}. */
        public Builder retryPolicy(RetryPolicy value) {
            retryPolicy = Objects.requireNonNull(value, "retryPolicy");
            return this;
        }

        /**
         * Replaces the interceptor that repeats requests. Reads whose answer breaks off are still repeated by the policy,
         * and a write that may have been executed is still reported as such.
         */
        public Builder retryInterceptor(Interceptor value) {
            retryInterceptor = Objects.requireNonNull(value, "retryInterceptor");
            return this;
        }

        /**
         * Sets the client to derive ours from: its connections, proxy, TLS, DNS and interceptors are used. Its redirects,
         * cache, authenticator and repeated requests are switched off in ours; timeouts come from {@link RequestOptions}.
         */
        public Builder httpClient(OkHttpClient value) {
            httpClient = Objects.requireNonNull(value, "httpClient");
            return this;
        }

        /**
         * Adds an interceptor behind all others: it sees each request that goes on the wire, with its token and once per
         * attempt. Also the place for a test double that answers instead of a server.
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
         * Sets options for all calls; those of a single call are laid over them. A deadline set here also bounds postings and
         * batches, which have more time otherwise.
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
         * Sets the limits that requests keep to. Default: {@link RateLimit#defaults()}, for this client alone; give the same
         * object to all clients that sign in as the same user.
         */
        public Builder rateLimit(RateLimit value) {
            rateLimit = Objects.requireNonNull(value, "rateLimit");
            return this;
        }

        /** Adds someone who is told of attempts, waits, renewed tokens and outcomes. */
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
         * Returns the client; nothing is sent yet.
         *
         * @throws IllegalStateException if the endpoint or a way to sign in is missing
         * @throws IllegalArgumentException if the endpoint is plain http to another machine, and that is not allowed
         */
        public CustomerPaymentsClient build() {
            return HttpCustomerPaymentsClient.of(this);
        }
    }
}
