package io.github.businesscentral.payments.benchmark;

import java.io.IOException;
import java.util.List;

/** A {@link PreparedServer} that runs beside this program, and ends with it at the latest. */
final class ServerProcess implements AutoCloseable {
    // It has little to compile, and must not take the client's core to do it.
    private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Process process;
    private final String root;

    private ServerProcess(Process process, String root) {
        this.process = process;
        this.root = root;
    }

    /** Returns when the server takes requests. */
    static ServerProcess start() throws IOException {
        Process process = JavaProcess.start(PreparedServer.class, FLAGS);
        String port = process.inputReader().readLine();
        return new ServerProcess(process, PreparedServer.root(Integer.parseInt(port)));
    }

    /** The address that {@code companies} follows. */
    String root() {
        return root;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
