package nl.wijkbeeld.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Passes bytes on to a server, and hangs up or falls silent once so many have come back. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int server;
    private final int bytes;
    private final boolean hangsUp;

    private CuttingProxy(int server, int bytes, boolean hangsUp) throws IOException {
        this.server = server;
        this.bytes = bytes;
        this.hangsUp = hangsUp;
        inBackground(this::accept);
    }

    static CuttingProxy hangingUp(int server, int bytes) throws IOException {
        return new CuttingProxy(server, bytes, true);
    }

    static CuttingProxy fallingSilent(int server, int bytes) throws IOException {
        return new CuttingProxy(server, bytes, false);
    }

    int port() {
        return socket.getLocalPort();
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                inBackground(() -> serve(client));
            } catch (IOException gone) {
                // the test closes us
            }
        }
    }

    private void serve(Socket accepted) {
        try (Socket client = accepted;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            inBackground(() -> copy(client, behind, Integer.MAX_VALUE));
            copy(behind, client, bytes);
            if (!hangsUp) {
                closed.await();
            }
        } catch (IOException | InterruptedException gone) {
            // the test closes us, or the client did
        }
    }

    private static void copy(Socket from, Socket to, int most) {
        byte[] block = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int left = most;
            while (left > 0) {
                int read = in.read(block);
                if (read < 0) {
                    return;
                }
                out.write(block, 0, read);
                out.flush();
                left -= read;
            }
        } catch (IOException gone) {
            // one of both hung up
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
    }
}
