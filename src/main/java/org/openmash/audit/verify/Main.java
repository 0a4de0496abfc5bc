package org.openmash.audit.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TlogProof;
import org.openmash.audit.tree.VerifierKey;

/** The command line of {@code openmash-verify.jar}; what each exit code means stands in {@link Verdict}. */
public final class Main {
    private static final String USAGE = """
            java -jar openmash-verify.jar export (--key KEY | --policy FILE) [--older CHECKPOINT] DIRECTORY
            java -jar openmash-verify.jar proof  (--key KEY | --policy FILE) --entry FILE PROOF
            java -jar openmash-verify.jar key    (log | witness) NAME
            java -jar openmash-verify.jar key    of NAME PUBLIC
            PUBLIC is the file of an Ed25519 public key whose private half signs the log NAME from a token; DER or PEM.
            KEY is the log's verifier key, FILE a policy of C2SP tlog-policy. See docs/verifying-the-log.md.""";

    private final PrintWriter out;

    Main(PrintWriter out) {
        this.out = out;
    }

    public static void main(String[] line) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(out).run(List.of(line)).exitCode());
    }

    Verdict run(List<String> line) {
        try {
            execute(line.isEmpty() ? "" : line.get(0), line.subList(Math.min(1, line.size()), line.size()));
            return Verdict.VERIFIED;
        } catch (Refusal refusal) {
            out.println(refusal.verdict() + ": " + refusal.getMessage());
            return refusal.verdict();
        } catch (IOException | UncheckedIOException unreadable) {
            out.println(Verdict.UNREADABLE + ": " + unreadable.getMessage());
            return Verdict.UNREADABLE;
        }
    }

    private void execute(String command, List<String> rest) throws IOException {
        switch (command) {
            case "export" -> export(Arguments.parse(rest, Set.of("--key", "--policy", "--older")));
            case "proof" -> proof(Arguments.parse(rest, Set.of("--key", "--policy", "--entry")));
            case "key" -> key(Arguments.parse(rest, Set.of()));
            default -> throw new Refusal(Verdict.USAGE, "\n" + USAGE);
        }
    }

    private void export(Arguments arguments) throws IOException {
        var older = older(arguments);
        var log = new LogDirectory(Path.of(arguments.word(0, "directory of the export")));
        new Verification(policy(arguments), out).verify(log, older);
        out.println(Verdict.VERIFIED);
    }

    private void proof(Arguments arguments) throws IOException {
        byte[] entry = read(arguments.required("--entry"));
        byte[] file = read(arguments.word(0, "proof"));
        var policy = policy(arguments);
        var proof = Refusal.as(Verdict.USAGE, () -> TlogProof.parse(file));
        var checkpoint = new Verification(policy, out).accept(proof.checkpoint());
        Refusal.as(Verdict.CONTENT, () -> proof.verify(entry, policy));
        out.println("content    this is entry " + proof.index() + " of " + checkpoint.size());
        out.println(Verdict.VERIFIED);
    }

    /** Makes a key pair: the first line is secret, the second is handed out. Or names the public half of a key made elsewhere. */
    private void key(Arguments arguments) throws IOException {
        if (arguments.word(0, "kind of key").equals("of")) {
            byte[] file = read(arguments.word(2, "file of the public key"));
            out.println(Refusal.as(
                    Verdict.USAGE, () -> VerifierKey.ofX509(arguments.word(1, "name"), SignatureType.LOG, file)));
            return;
        }
        var type = switch (arguments.word(0, "kind of key")) {
            case "log" -> SignatureType.LOG;
            case "witness" -> SignatureType.COSIGNATURE;
            default -> throw new Refusal(Verdict.USAGE, "a key is one of a log or of a witness");
        };
        String secret = Refusal.as(Verdict.USAGE, () -> NoteSigner.generate(arguments.word(1, "name"), type));
        out.println(secret);
        out.println(NoteSigner.parse(secret).key());
    }

    private static LogPolicy policy(Arguments arguments) throws IOException {
        var file = arguments.option("--policy");
        if (file.isPresent() == arguments.option("--key").isPresent()) {
            throw new Refusal(Verdict.USAGE, "give either --key or --policy");
        }
        byte[] policy = file.isPresent() ? read(file.get()) : new byte[0];
        return Refusal.as(
                Verdict.USAGE,
                () -> file.isPresent()
                        ? LogPolicy.parse(policy)
                        : LogPolicy.ofLog(List.of(VerifierKey.parse(arguments.required("--key")))));
    }

    private static Optional<SignedNote> older(Arguments arguments) throws IOException {
        if (arguments.option("--older").isEmpty()) {
            return Optional.empty();
        }
        byte[] note = read(arguments.required("--older"));
        return Optional.of(Refusal.as(Verdict.USAGE, () -> SignedNote.parse(note)));
    }

    private static byte[] read(String file) throws IOException {
        return Files.readAllBytes(Path.of(file));
    }
}
