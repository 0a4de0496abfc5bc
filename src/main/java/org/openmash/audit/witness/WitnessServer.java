package org.openmash.audit.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openmash.audit.tree.SignedNote;

/** The witness over HTTP: {@code POST /add-checkpoint} and nothing else. TLS is the reverse proxy's. */
final class WitnessServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MAX_BODY = SignedNote.MAX_LENGTH;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    WitnessServer(InetSocketAddress address, CosigningWitness witness) throws IOException {
        http = HttpServer.create(address, 0);
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, witness));
            }
        });
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private static Answer answer(HttpExchange exchange, CosigningWitness witness) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            return Answer.refusal(404, "there is only /add-checkpoint");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Answer.refusal(405, "only POST");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        return body.length > MAX_BODY ? Answer.refusal(413, "the body is too long") : witness.add(body);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops at once: a log whose answer is lost asks again and gets the same. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
    }
}
