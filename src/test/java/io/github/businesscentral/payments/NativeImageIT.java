package io.github.businesscentral.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;

/** GraalVM's native-image leaves out what a program loads by name, unless the library's configuration names it. */
class NativeImageIT {
    private static final String CONFIGURATION = "META-INF/native-image/io.github.businesscentral/customer-payments/";

    private JarFile jar;

    @BeforeEach
    void openJar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            Path library = built.filter(path -> path.getFileName().toString().matches("customer-payments-\\d.*\\.jar"))
                    .filter(path ->
                            !path.toString().matches(".*-(tests|sources|javadoc|test-sources|test-javadoc)\\.jar"))
                    .findFirst()
                    .orElseThrow();
            jar = new JarFile(library.toFile());
        }
    }

    @AfterEach
    void closeJar() throws IOException {
        jar.close();
    }

    @Test
    void configurationNamesWhatIsLoadedByNameAndNothingElse() throws IOException {
        Set<String> loaded = new TreeSet<>();
        for (JarEntry entry : jar.stream().toList()) {
            if (entry.getName().endsWith(".class")) {
                loaded.addAll(LoadedByName.in(new ClassReader(bytes(entry))));
            }
        }

        assertThat(loaded).isEqualTo(configured());
    }

    @Test
    void typesOfTheConfigurationExist() throws IOException {
        assertThat(configured())
                .filteredOn(name -> name.startsWith("type "))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Class.forName(name.substring("type ".length())))
                        .isNotNull());
    }

    /** native-image follows these by itself only if the program's providers are known to it. */
    @Test
    void jarNamesNoServiceProviders() {
        assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.startsWith("META-INF/services")))
                .isEmpty();
    }

    @Test
    void everyWayToLoadByNameIsSeen() throws IOException {
        String caller = Samples.class.getName();

        assertThat(LoadedByName.in(new ClassReader(caller)))
                .containsExactlyInAnyOrder(
                        "type some.Type",
                        "resource io/github/businesscentral/payments/beside",
                        "resource from/the/root",
                        "java.lang.Class.forName in " + caller,
                        "java.lang.Class.getDeclaredMethods in " + caller,
                        "java.lang.ClassLoader.getSystemResource in " + caller,
                        "java.lang.reflect.Array.newInstance in " + caller,
                        "java.util.ServiceLoader.load in " + caller);
    }

    private Set<String> configured() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Object type : (List<?>) json("reflect-config.json")) {
            names.add("type " + ((Map<?, ?>) type).get("name"));
        }
        return names;
    }

    private Object json(String name) throws IOException {
        try (InputStream file = jar.getInputStream(jar.getEntry(CONFIGURATION + name));
                JsonReader json = JsonReader.of(Okio.buffer(Okio.source(file)))) {
            return json.readJsonValue();
        }
    }

    private byte[] bytes(JarEntry entry) throws IOException {
        try (InputStream file = jar.getInputStream(entry)) {
            return file.readAllBytes();
        }
    }

    /** Is read, and not run. */
    private static final class Samples {
        private interface NameToClass {
            Class<?> find(String name) throws ClassNotFoundException;
        }

        Object constants() throws ClassNotFoundException {
            return List.of(
                    Class.forName("some.Type", false, Samples.class.getClassLoader()),
                    Samples.class.getResourceAsStream("beside"),
                    Samples.class.getResource("/from/the/root"));
        }

        Object computed(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }

        Object byReference() {
            NameToClass find = Class::forName;
            Function<Class<?>, Object> methods = Class::getDeclaredMethods;
            return List.of(find, methods);
        }

        Object others() {
            return List.of(
                    ServiceLoader.load(Runnable.class),
                    ClassLoader.getSystemResource("anything"),
                    Array.newInstance(String.class, 1));
        }
    }
}
