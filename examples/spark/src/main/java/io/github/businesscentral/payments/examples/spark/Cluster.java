package io.github.businesscentral.payments.examples.spark;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone cluster on the loopback interface: a master and two workers, each a process of its own. A worker starts the
 * executors of a program as processes again. What they print is in {@code target/spark}.
 */
final class Cluster implements AutoCloseable {
    static final int CORES_PER_WORKER = 2;

    private static final String HOST = "127.0.0.1";
    // Two names of one machine: Spark never starts a speculative task on the host that has the first attempt.
    private static final List<String> WORKER_HOSTS = List.of("127.0.0.1", "localhost");

    static final int WORKERS = WORKER_HOSTS.size();

    private final Path directory;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    private Cluster(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static Cluster start(Path directory) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(directory, freePort());
        // Workers look for Spark's jars here. This cluster takes them from the program's class path instead.
        Files.createDirectories(directory.resolve("jars"));
        try {
            cluster.start("master", "master.Master", HOST, "--port", String.valueOf(cluster.port));
            cluster.awaitMaster();
            for (int i = 1; i <= WORKERS; i++) {
                cluster.start(
                        "worker-" + i,
                        "worker.Worker",
                        WORKER_HOSTS.get(i - 1),
                        "--cores",
                        String.valueOf(CORES_PER_WORKER),
                        "--memory",
                        "512m",
                        "--work-dir",
                        directory.resolve("work-" + i).toString(),
                        cluster.url());
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** The address for {@code SparkSession.builder().master(…)}. */
    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** Kills an executor of the first worker as {@code kill -9} does, and returns its process id. */
    long killExecutor() {
        ProcessHandle executor = processes
                .get(1)
                .toHandle()
                .children()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The first worker has no executor."));
        executor.destroyForcibly();
        return executor.pid();
    }

    private void start(String name, String mainClass, String host, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.apache.spark.deploy." + mainClass));
        command.addAll(List.of("--host", host, "--webui-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("SPARK_HOME", directory.toString());
        process.environment().put("SPARK_LOCAL_IP", HOST);
        process.environment().put("SPARK_SCALA_VERSION", "2.13");
        process.redirectOutput(directory.resolve(name + ".log").toFile());
        processes.add(process.start());
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return any.getLocalPort();
        }
    }

    private void awaitMaster() throws IOException, InterruptedException {
        for (int tries = 0; processes.get(0).isAlive() && tries < 600; tries++) {
            try {
                new Socket(HOST, port).close();
                return;
            } catch (ConnectException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException(
                "The master does not listen on port " + port + "; see " + directory.resolve("master.log"));
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
