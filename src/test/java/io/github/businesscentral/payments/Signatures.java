package io.github.businesscentral.payments;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A signature in one line, with what may be null. Not by {@code toGenericString}: its text differs between JDKs, and says
 * nothing of nulls.
 */
final class Signatures {
    private static final String OWN = Signatures.class.getPackageName() + ".";

    private Signatures() {}

    static String name(Class<?> type) {
        String name = type.getTypeName().replace('$', '.');
        for (String usual : new String[] {OWN, "java.lang."}) {
            if (name.startsWith(usual)) {
                return name.substring(usual.length());
            }
        }
        return name;
    }

    static String of(Class<?> type) {
        String modifiers = modifiers(type.getModifiers() & ~(type.isInterface() ? Modifier.ABSTRACT : 0));
        String sealed = type.isSealed() ? "sealed " : "";
        String above =
                type.getSuperclass() == null || type.isEnum() || type.isRecord() || type.getSuperclass() == Object.class
                        ? ""
                        : " extends " + text(type.getAnnotatedSuperclass());
        return modifiers
                + sealed
                + kind(type)
                + variables(type.getTypeParameters())
                + above
                + list(type.isInterface() ? " extends " : " implements ", type.getAnnotatedInterfaces());
    }

    static String of(Field field) {
        return modifiers(field.getModifiers()) + text(field.getAnnotatedType()) + " " + field.getName();
    }

    static String of(Executable executable) {
        String kind = executable instanceof Method method && method.isDefault() ? "default " : "";
        String result = executable instanceof Method method ? text(method.getAnnotatedReturnType()) + " " : "";
        String name = executable instanceof Constructor<?> ? "new" : ((Member) executable).getName();
        String variables = variables(executable.getTypeParameters());
        return modifiers(executable.getModifiers())
                + kind
                + (variables.isEmpty() ? "" : variables + " ")
                + result
                + name
                + Arrays.stream(executable.getAnnotatedParameterTypes())
                        .map(Signatures::text)
                        .collect(joining(", ", "(", ")"))
                + list(" throws ", executable.getAnnotatedExceptionTypes());
    }

    private static String modifiers(int all) {
        int told = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;
        String modifiers = Modifier.toString(all & told);
        return modifiers.isEmpty() ? "" : modifiers + " ";
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(variable -> variable.getName() + bounds(" extends ", variable.getAnnotatedBounds()))
                        .collect(joining(", ", "<", ">"));
    }

    private static String text(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedParameterizedType generic) {
            Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
            return nullable + name(raw) + list("<", generic.getAnnotatedActualTypeArguments()) + ">";
        }
        if (type instanceof AnnotatedArrayType array) {
            return text(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "" : " " + nullable) + "[]";
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            String below = list(" super ", wildcard.getAnnotatedLowerBounds());
            return "?" + (below.isEmpty() ? bounds(" extends ", wildcard.getAnnotatedUpperBounds()) : below);
        }
        return nullable
                + (type.getType() instanceof Class<?> plain
                        ? name(plain)
                        : type.getType().getTypeName());
    }

    /** The bound that everything has is told only where it lets nulls in. */
    private static String bounds(String before, AnnotatedType[] bounds) {
        return Arrays.stream(bounds)
                .map(Signatures::text)
                .filter(bound -> !bound.equals("Object"))
                .collect(joining(" & ", before, ""))
                .replaceFirst("^" + before + "$", "");
    }

    private static String list(String before, AnnotatedType[] types) {
        return types.length == 0
                ? ""
                : before + Stream.of(types).map(Signatures::text).collect(joining(", "));
    }
}
