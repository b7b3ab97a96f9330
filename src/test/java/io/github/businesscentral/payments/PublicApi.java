package io.github.businesscentral.payments;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the packages exported by the module offer, a line for each type and for each public or protected member. */
final class PublicApi {
    private PublicApi() {}

    static List<String> listing() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : exportedTypes()) {
            if (isOffered(type)) {
                String name = Signatures.name(type) + ": ";
                lines.add(name + Signatures.of(type));
                members(type).forEach(member -> lines.add(name + member));
            }
        }
        return lines;
    }

    private static List<Class<?>> exportedTypes() throws IOException {
        Path classes = compiledClasses();
        ModuleDescriptor module;
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            module = ModuleDescriptor.read(in);
        }
        List<Class<?>> types = new ArrayList<>();
        for (ModuleDescriptor.Exports exported : new TreeSet<>(module.exports())) {
            String packageName = exported.source();
            try (Stream<Path> files = Files.list(classes.resolve(packageName.replace('.', '/')))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".class"))
                        .map(file -> file.substring(0, file.length() - ".class".length()))
                        .sorted()
                        .forEach(name -> types.add(loaded(packageName + "." + name)));
            }
        }
        return types;
    }

    private static Path compiledClasses() {
        try {
            return Path.of(CustomerPaymentsClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> members(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (Executable constructor : type.getDeclaredConstructors()) {
            if (isOffered(constructor.getModifiers(), type) && !constructor.isSynthetic()) {
                members.add(Signatures.of(constructor));
            }
        }
        addFieldsAndMethods(members, type, type);
        return members;
    }

    // What a type inherits from one that is not public can be called through it, and nothing else lists it.
    private static void addFieldsAndMethods(Set<String> members, Class<?> declaring, Class<?> offering) {
        for (Field field : declaring.getDeclaredFields()) {
            if (isOffered(field.getModifiers(), offering) && !field.isSynthetic()) {
                members.add(Signatures.of(field));
            }
        }
        for (Method method : declaring.getDeclaredMethods()) {
            if (isOffered(method.getModifiers(), offering) && !method.isSynthetic()) {
                members.add(Signatures.of(method));
            }
        }
        Stream.concat(Stream.ofNullable(declaring.getSuperclass()), Stream.of(declaring.getInterfaces()))
                .filter(above -> !isOffered(above))
                .forEach(above -> addFieldsAndMethods(members, above, offering));
    }

    private static boolean isOffered(Class<?> type) {
        if (type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        Class<?> outer = type.getDeclaringClass();
        return outer == null
                ? Modifier.isPublic(type.getModifiers())
                : isOffered(type.getModifiers(), outer) && isOffered(outer);
    }

    /** Protected is nothing to anybody where there can be no subclass. */
    private static boolean isOffered(int modifiers, Class<?> owner) {
        return Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers) && !Modifier.isFinal(owner.getModifiers());
    }
}
