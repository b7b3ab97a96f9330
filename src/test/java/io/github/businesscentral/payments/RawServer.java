package io.github.businesscentral.payments;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import okhttp3.HttpUrl;

/**
 * A server at the level of sockets: reads each request whole, notes it, and then does what the script says. Beyond the
 * script's end the last step is repeated.
 */
final class RawServer implements AutoCloseable {
    /** What to do after a request has been read; returns whether the connection goes on. */
    interface Step {
        boolean answer(Socket connection) throws IOException;
    }

    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final CountDownLatch peerClosed = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    RawServer(Step... steps) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        script.addAll(List.of(steps));
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            boolean open = true;
            while (open && read(in)) {
                asked.countDown();
                open = next().answer(connection);
            }
        } catch (IOException e) {
            peerClosed.countDown();
        }
    }

    private Step next() {
        Step last = script.size() == 1 ? script.peek() : script.poll();
        return last == null ? hang() : last;
    }

    private boolean read(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            peerClosed.countDown();
            return false;
        }
        int length = 0;
        StringBuilder head = new StringBuilder();
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
            head.append(header).append('\n');
            if (header.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        bodies.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        heads.add(head.toString());
        requests.add(line.substring(0, line.indexOf(' ')));
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return line.toString().strip();
            }
            line.append((char) c);
        }
        return null;
    }

    /** Answers with this status line, headers and body. */
    static Step respond(String status, String headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        return connection -> {
            connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().write(bytes);
            return true;
        };
    }

    /** Sends these bytes as they are and closes the connection. */
    static Step breakOff(String answer) {
        return connection -> {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            return false;
        };
    }

    /** Closes the connection without an answer, after the request was read. */
    static Step die() {
        return connection -> false;
    }

    /** Waits without an answer until the client goes away. */
    Step hang() {
        return connection -> {
            boolean gone = connection.getInputStream().read() < 0;
            if (gone) {
                peerClosed.countDown();
            }
            return false;
        };
    }

    /** Sends the head of a large answer, then a blank for each advance of {@code pulse}, and never comes to an end. */
    Step trickle(Runnable pulse) {
        return connection -> {
            try {
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 99_999; i++) {
                    connection.getOutputStream().write(' ');
                    connection.getOutputStream().flush();
                    pulse.run();
                }
            } catch (IOException e) {
                peerClosed.countDown();
            }
            return false;
        };
    }

    HttpUrl root() {
        return HttpUrl.get("http://127.0.0.1:" + socket.getLocalPort() + "/api/v2.0");
    }

    /** The methods of the requests that arrived whole. */
    List<String> requests() {
        return requests;
    }

    /** Their headers, one on each line. */
    List<String> heads() {
        return heads;
    }

    List<String> bodies() {
        return bodies;
    }

    /** Returns once a request has been read. */
    void awaitRequest() throws InterruptedException {
        asked.await();
    }

    /** Returns once a client has closed a connection. */
    void awaitPeerClosed() throws InterruptedException {
        peerClosed.await();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
