package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.businesscentral.payments.auth.TokenProvider;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Spark 3 has OkHttp 3 on its class path, before the program's own jars. */
class OlderOkHttpTest {
    @Test
    void anOlderOkHttpIsNamedWhenTheClientIsBuilt() throws Exception {
        try (URLClassLoader spark = new OlderOkHttp()) {
            Object builder = spark.loadClass(CustomerPaymentsClient.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            Class<?> type = builder.getClass();
            Class<?> endpoint = spark.loadClass(BusinessCentralEndpoint.class.getName());
            type.getMethod("endpoint", endpoint)
                    .invoke(
                            builder,
                            endpoint.getMethod("online", String.class, String.class)
                                    .invoke(null, "contoso.example", "Sandbox"));
            Class<?> provider = spark.loadClass(TokenProvider.class.getName());
            type.getMethod("tokenProvider", provider)
                    .invoke(builder, provider.getMethod("fixed", String.class).invoke(null, "not-a-secret"));

            assertThatThrownBy(() -> type.getMethod("build").invoke(builder))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("OkHttp 3")
                    .hasMessageContaining("shade");
        }
    }

    @Test
    void aClientNamesWhereItLeads() {
        try (CustomerPaymentsClient client = Payments.client(okhttp3.HttpUrl.get("https://bc.example/api/v2.0"))
                .build()) {
            assertThat(client).hasToString("CustomerPaymentsClient[https://bc.example/api/v2.0]");
            assertThat(client.company(Payments.COMPANY))
                    .hasToString("CompanyPayments[https://bc.example/api/v2.0, company " + Payments.COMPANY + "]");
            assertThat(client.company(Payments.COMPANY).journal(Payments.JOURNAL))
                    .hasToString("JournalPayments[https://bc.example/api/v2.0, company " + Payments.COMPANY
                            + ", journal " + Payments.JOURNAL + "]");
        }
    }

    /** This test's class path, in which a class is missing that OkHttp has had since version 4. */
    private static final class OlderOkHttp extends URLClassLoader {
        OlderOkHttp() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(entry -> url(Path.of(entry).toUri()))
                    .toArray(URL[]::new);
        }

        private static URL url(URI entry) {
            try {
                return entry.toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals("okhttp3.OkHttp")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }
}
