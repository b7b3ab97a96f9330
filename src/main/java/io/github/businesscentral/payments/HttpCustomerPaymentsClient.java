package io.github.businesscentral.payments;

import io.github.businesscentral.payments.auth.AuthInterceptor;
import io.github.businesscentral.payments.auth.CredentialGuard;
import io.github.businesscentral.payments.auth.TokenProvider;
import io.github.businesscentral.payments.batch.Batch;
import io.github.businesscentral.payments.internal.Connections;
import io.github.businesscentral.payments.internal.HttpStack;
import io.github.businesscentral.payments.internal.Observers;
import io.github.businesscentral.payments.internal.Scheduler;
import io.github.businesscentral.payments.internal.SystemScheduler;
import io.github.businesscentral.payments.internal.Transport;
import io.github.businesscentral.payments.internal.webhook.ServerSubscriptions;
import io.github.businesscentral.payments.internal.webhook.SupportedResources;
import io.github.businesscentral.payments.internal.write.JournalBooks;
import io.github.businesscentral.payments.model.Company;
import io.github.businesscentral.payments.model.CompanyFields;
import io.github.businesscentral.payments.retry.RateLimitInterceptor;
import io.github.businesscentral.payments.retry.RetryInterceptor;
import io.github.businesscentral.payments.retry.RetryStrategy;
import io.github.businesscentral.payments.webhook.Subscriptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The client that sends HTTP requests. */
final class HttpCustomerPaymentsClient implements CustomerPaymentsClient {
    private final Api api;
    private final RandomGenerator random;
    private final @Nullable OkHttpClient own;
    // Cached with its addresses, for programs that get the same one repeatedly.
    private volatile @Nullable HttpCompanyPayments lastCompany;

    private HttpCustomerPaymentsClient(Api api, RandomGenerator random, @Nullable OkHttpClient own) {
        this.api = api;
        this.random = random;
        this.own = own;
    }

    static CustomerPaymentsClient of(Builder from) {
        requireOkHttp();
        if (from.endpoint == null) {
            throw new IllegalStateException(
                    "The endpoint is missing. Call endpoint(BusinessCentralEndpoint.online(tenantId, environment)).");
        }
        BusinessCentralEndpoint endpoint = from.endpoint;
        endpoint.requireConfidential();
        OkHttpClient base = from.httpClient == null ? new OkHttpClient() : from.httpClient;
        RetryStrategy strategy = RetryStrategy.of(from.retryPolicy, from.random::nextDouble, Clock.systemUTC());
        Interceptor retry = from.retryInterceptor == null
                ? RetryInterceptor.of(strategy)
                : earning(from.retryInterceptor, strategy);
        List<Interceptor> calls =
                List.of(retry, authentication(from, endpoint, base), RateLimitInterceptor.of(from.rateLimit));
        Connections http = HttpStack.over(base, calls, attemptInterceptors(from), from.callFactory);
        Scheduler scheduler = from.scheduler == null ? new SystemScheduler() : from.scheduler;
        Transport transport = new Transport(
                http, strategy, from.defaultOptions, scheduler, new Observers(from.listeners, endpoint.root()));
        Api api = new Api(
                new Addresses(endpoint),
                transport,
                from.rateLimit,
                new JournalBooks(from.lineNumbers, from.random, scheduler));
        return new HttpCustomerPaymentsClient(api, from.random, from.httpClient == null ? base : null);
    }

    /** Spark 3 and Hadoop put OkHttp 3 on the class path, ahead of any dependency of the program. */
    private static void requireOkHttp() {
        try {
            Objects.requireNonNull(OkHttp.INSTANCE);
        } catch (NoClassDefFoundError older) {
            throw new IllegalStateException(
                    "The class path has OkHttp 3, but this library needs OkHttp 5. Use mvn dependency:tree to find out what"
                            + " adds it. On a cluster that provides it, shade and relocate okhttp3 and okio in your program.",
                    older);
        }
    }

    /** Wraps the user's retry interceptor, so that successes still restore the budget of {@code strategy}. */
    private static Interceptor earning(Interceptor users, RetryStrategy strategy) {
        return chain -> {
            Response response = users.intercept(chain);
            if (response.isSuccessful()) {
                strategy.answered(0);
            }
            return response;
        };
    }

    /** The user's interceptors, then a guard that keeps credentials at the endpoint even if one of them changes the address. */
    private static List<Interceptor> attemptInterceptors(Builder from) {
        if (from.attemptInterceptors.isEmpty() && from.authInterceptor == null) {
            return List.of();
        }
        List<Interceptor> attempts = new ArrayList<>(from.attemptInterceptors);
        attempts.add(new CredentialGuard());
        return attempts;
    }

    private static Interceptor authentication(Builder from, BusinessCentralEndpoint endpoint, OkHttpClient base) {
        TokenProvider tokens = from.tokenProvider;
        if ((tokens == null) == (from.authInterceptor == null)) {
            throw new IllegalStateException((tokens == null ? "There is no way" : "There are two ways") + " to sign in."
                    + " Call either tokenProvider(…), for example with MsalTokenProvider.clientSecret(…), or"
                    + " authInterceptor(…).");
        }
        if (tokens == null) {
            return Objects.requireNonNull(from.authInterceptor);
        }
        AuthInterceptor.Builder auth =
                AuthInterceptor.builder(tokens, endpoint.root()).httpClient(base);
        return endpoint.allowsPlainHttp() ? auth.allowPlainHttp().build() : auth.build();
    }

    @Override
    public Entities<Company> companies() {
        return new HttpEntities<>(
                api, api.addresses().companies(), Company.class, Company.jsonAdapter(), CompanyFields.ID);
    }

    @Override
    public CompanyPayments company(UUID companyId) {
        HttpCompanyPayments company = lastCompany;
        if (company == null || !company.id().equals(companyId)) {
            company = new HttpCompanyPayments(api, Addresses.checked(companyId, "companyId"));
            lastCompany = company;
        }
        return company;
    }

    @Override
    public Batch batch() {
        return new HttpBatch(api);
    }

    @Override
    public Subscriptions subscriptions() {
        return new ServerSubscriptions(api.addresses().root(), api.transport(), random);
    }

    @Override
    public Set<String> webhookSupportedResources(UUID companyId) {
        return SupportedResources.list(
                api.addresses().root(), Addresses.checked(companyId, "companyId"), api.transport());
    }

    @Override
    public Diagnosis diagnose(UUID companyId) {
        return new Diagnosing(this, api.addresses().root()).diagnose(Addresses.checked(companyId, "companyId"));
    }

    @Override
    public String toString() {
        return "CustomerPaymentsClient[" + api.addresses().root() + "]";
    }

    @Override
    public void close() {
        api.transport().close();
        if (own != null) {
            own.dispatcher().executorService().shutdown();
            own.connectionPool().evictAll();
        }
    }
}
