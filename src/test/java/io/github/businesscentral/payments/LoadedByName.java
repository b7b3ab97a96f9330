package io.github.businesscentral.payments;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads in bytecode what a class loads by name: other classes, members, resources, services and native libraries. */
final class LoadedByName extends ClassVisitor {
    private static final Pattern LOADING = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.Class\\.(forName|newInstance|getResource.*|getRecordComponents|getPermittedSubclasses)",
            "java\\.lang\\.Class\\.get(Declared)?(Class|Constructor|Field|Method)(es|s)?",
            "java\\.lang\\.(ClassLoader|Module)\\.(loadClass|get(System)?Resource.*|resources)",
            "java\\.lang\\.(System|Runtime)\\.load(Library)?",
            "java\\.lang\\.invoke\\.MethodHandles\\$Lookup\\.(find|unreflect|define).*",
            "java\\.lang\\.reflect\\..*",
            "java\\.io\\.Object(Input|Output)Stream\\..*",
            "java\\.util\\.(ServiceLoader\\.load.*|ResourceBundle\\.getBundle)",
            "java\\.util\\.concurrent\\.atomic\\.Atomic.*FieldUpdater\\.newUpdater"));

    private final Set<String> found = new TreeSet<>();
    private final String caller;

    private LoadedByName(String caller) {
        super(Opcodes.ASM9);
        this.caller = caller;
    }

    /**
     * Returns {@code type NAME} and {@code resource PATH} where the name is a constant before the call, and otherwise
     * {@code METHOD in CLASS}, which no configuration can cover.
     */
    static Set<String> in(ClassReader file) {
        LoadedByName visitor = new LoadedByName(dotted(file.getClassName()));
        file.accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return visitor.found;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            private String text;
            private Type type;

            @Override
            public void visitLdcInsn(Object constant) {
                if (constant instanceof String string) {
                    text = string;
                } else if (constant instanceof Type literal) {
                    type = literal;
                }
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String called, String parameters, boolean isInterface) {
                String method = dotted(owner) + "." + called;
                if (LOADING.matcher(method).matches()) {
                    found.add(nameOf(method));
                }
                // The class loader is an argument between the name and the call.
                if (!called.equals("getClassLoader")) {
                    text = null;
                }
            }

            @Override
            public void visitVarInsn(int opcode, int variable) {
                text = null;
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                text = null;
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String shape, Handle bootstrap, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        String method = dotted(handle.getOwner()) + "." + handle.getName();
                        if (LOADING.matcher(method).matches()) {
                            found.add(method + " in " + caller);
                        }
                    }
                }
            }

            private String nameOf(String method) {
                if (text == null) {
                    return method + " in " + caller;
                }
                return switch (method) {
                    case "java.lang.Class.forName" -> "type " + text;
                    case "java.lang.Class.getResource", "java.lang.Class.getResourceAsStream" ->
                        "resource " + (text.startsWith("/") ? text.substring(1) : directoryOf(type) + text);
                    default -> method + " in " + caller;
                };
            }
        };
    }

    private static String directoryOf(Type type) {
        String name = type.getInternalName();
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }
}
