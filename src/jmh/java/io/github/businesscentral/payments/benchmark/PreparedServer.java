package io.github.businesscentral.payments.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/**
 * The other end of the loopback: reads requests, keeps connections open, and writes bytes that were made before. A program
 * of its own, so that what it allocates is nobody's, and doing as little as it can, so that what is measured is the client.
 *
 * <p>Prints its port and ends when its standard input does, which is when the program that started it is gone.
 */
final class PreparedServer {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Answers answers = new Answers(root(socket.getLocalPort()));

    private PreparedServer() throws IOException {}

    public static void main(String[] args) throws IOException {
        PreparedServer server = new PreparedServer();
        start(server::accept);
        System.out.println(server.socket.getLocalPort());
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    /** The address that {@code companies} follows, on a server with this port. */
    static String root(int port) {
        return "http://127.0.0.1:" + port + "/api/v2.0";
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "prepared-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                start(() -> serve(connection));
            }
        } catch (IOException e) {
            System.err.println("The server cannot accept connections: " + e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                skipRest(in);
                connection.getOutputStream().write(answers.to(request));
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private static void skipRest(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.skipNBytes(length);
    }

    /** The next line; empty at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
