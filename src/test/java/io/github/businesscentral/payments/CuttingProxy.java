package io.github.businesscentral.payments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy of TCP connections that treats bytes as networks do: it cuts a connection after a random byte of either direction, resets it,
 * closes one half of it, or holds the bytes up and passes them on late.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int BUFFER = 512;

    private final ServerSocket socket;
    private final int target;
    private final Random random;
    private final double trouble;
    private final int longestStall;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger troubles = new AtomicInteger();

    /**
     * Passes connections on to a port of the loopback interface.
     *
     * @param trouble the share of directions of a connection that meet with something
     * @param longestStall in milliseconds
     */
    CuttingProxy(int target, long seed, double trouble, int longestStall) throws IOException {
        this.target = target;
        this.random = new Random(seed);
        this.trouble = trouble;
        this.longestStall = longestStall;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How often something happened to a connection. */
    int troubles() {
        return troubles.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.addAll(List.of(client, server));
                Fate there = fate();
                Fate back = fate();
                start(() -> pass(client, server, there));
                start(() -> pass(server, client, back));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private enum Kind {
        NOTHING,
        CUT,
        RESET,
        HALF_CLOSE,
        STALL
    }

    /** What happens to one direction of a connection, and after how many bytes. */
    private record Fate(Kind kind, int after, int stall) {}

    private synchronized Fate fate() {
        Kind[] kinds = Kind.values();
        Kind kind = random.nextDouble() < trouble ? kinds[1 + random.nextInt(kinds.length - 1)] : Kind.NOTHING;
        return new Fate(kind, 1 + random.nextInt(8_000), 1 + random.nextInt(longestStall));
    }

    private void pass(Socket from, Socket to, Fate fate) {
        byte[] buffer = new byte[BUFFER];
        int passed = 0;
        boolean met = false;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!met && fate.kind() != Kind.NOTHING && passed + count >= fate.after()) {
                    met = true;
                    troubles.incrementAndGet();
                    out.write(buffer, 0, fate.after() - passed);
                    out.flush();
                    if (!goesOn(from, to, fate)) {
                        return;
                    }
                    out.write(buffer, fate.after() - passed, count - (fate.after() - passed));
                } else {
                    out.write(buffer, 0, count);
                }
                passed += count;
            }
            to.shutdownOutput();
        } catch (IOException e) {
            closeAll(from, to);
        }
    }

    private static boolean goesOn(Socket from, Socket to, Fate fate) throws IOException {
        switch (fate.kind()) {
            case STALL -> {
                try {
                    Thread.sleep(fate.stall());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }
            case HALF_CLOSE -> to.shutdownOutput();
            case RESET -> {
                to.setSoLinger(true, 0);
                from.setSoLinger(true, 0);
                closeAll(from, to);
            }
            default -> closeAll(from, to);
        }
        return false;
    }

    private static void closeAll(Socket... all) {
        for (Socket one : all) {
            try {
                one.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        closeAll(sockets.toArray(Socket[]::new));
    }
}
