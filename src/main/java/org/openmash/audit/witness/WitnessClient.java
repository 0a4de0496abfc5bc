package org.openmash.audit.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.openmash.audit.tree.AddCheckpoint;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.ConsistencyProof;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.tree.Witness;

/** Asks one witness for its cosignature (C2SP tlog-witness). Safe for several threads. */
public final class WitnessClient {
    private final HttpClient http;
    private final Witness witness;
    private final URI address;
    private final Duration patience;
    /** Size that the witness signed last; a wrong guess costs one more request. */
    private final AtomicLong known = new AtomicLong();

    /**
     * A client of one witness.
     *
     * @param witness with a URL
     * @param patience for one request
     */
    public WitnessClient(HttpClient http, Witness witness, Duration patience) {
        this.http = http;
        this.witness = witness;
        this.patience = patience;
        String prefix =
                Objects.requireNonNull(witness.url(), "witness without URL").toString();
        this.address = URI.create(prefix + (prefix.endsWith("/") ? "" : "/") + "add-checkpoint");
    }

    /** Who is asked. */
    public Witness witness() {
        return witness;
    }

    /**
     * Asks for a cosignature.
     *
     * @param checkpoint signed by the log
     * @param proofs makes the consistency proof from an older size, at least 1, to the checkpoint's
     */
    public Cosigning cosign(SignedNote checkpoint, LongFunction<ConsistencyProof> proofs) {
        try {
            return ask(checkpoint, Checkpoint.parse(checkpoint.text()).size(), proofs);
        } catch (IOException away) {
            return new Cosigning.Away(witness, String.valueOf(away.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Cosigning.Away(witness, "interrupted");
        } catch (TreeException malformed) {
            return new Cosigning.Away(witness, "no valid answer: " + malformed.getMessage());
        }
    }

    private Cosigning ask(SignedNote checkpoint, long size, LongFunction<ConsistencyProof> proofs)
            throws IOException, InterruptedException {
        var answer = send(checkpoint, Math.min(known.get(), size), proofs);
        if (isSize(answer)) {
            long told = Checkpoint.parseSize(answer.body().strip());
            known.set(told);
            if (told > size) {
                return new Cosigning.Disputed(
                        witness, "it signed " + told + " entries before, and this checkpoint has " + size);
            }
            answer = send(checkpoint, told, proofs);
        }
        return read(answer, checkpoint, size);
    }

    private HttpResponse<String> send(SignedNote checkpoint, long oldSize, LongFunction<ConsistencyProof> proofs)
            throws IOException, InterruptedException {
        List<Hash> proof = oldSize == 0 ? List.of() : proofs.apply(oldSize).path();
        var request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new AddCheckpoint(oldSize, proof, checkpoint).toBytes()))
                .build();
        return await(http.sendAsync(request, BodyHandlers.ofString()));
    }

    /** The platform's own time-out ends with the headers; a body that trickles must not hold the log either. */
    private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer within " + patience.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private static boolean isSize(HttpResponse<String> answer) {
        return answer.statusCode() == 409
                && answer.headers().firstValue("Content-Type").orElse("").equals(Answer.SIZE);
    }

    private Cosigning read(HttpResponse<String> answer, SignedNote checkpoint, long size) {
        return switch (answer.statusCode()) {
            case 200 -> cosigned(answer, checkpoint, size);
            case 409, 422 ->
                isSize(answer)
                        ? new Cosigning.Away(witness, "another request came between")
                        : new Cosigning.Disputed(witness, answer.body().strip());
            default -> new Cosigning.Away(witness, "it answered " + answer.statusCode());
        };
    }

    private Cosigning cosigned(HttpResponse<String> answer, SignedNote checkpoint, long size) {
        var line = SignedNote.parseLines(answer.body()).stream()
                .filter(signature -> signature.isBy(witness.key()))
                .findFirst()
                .orElseThrow(() -> new TreeException("no line is of its key"));
        new SignedNote(checkpoint.text(), List.of(line)).verify(List.of(witness.key()));
        known.set(size);
        return new Cosigning.Cosigned(witness, line);
    }
}
