package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.support.SharedLibrary;

/** A token of SoftHSM in a directory, with keys made by OpenSC's {@code pkcs11-tool} as an operator makes them. */
final class SoftToken {
    static final String LABEL = "log keys";
    static final String PIN = "246813";

    private static final String CONF = "SOFTHSM2_CONF";
    private static final long NOT_INITIALIZED = 0x190;

    private final Path folder;
    private final Path module;

    private SoftToken(Path folder, Path module) {
        this.folder = folder;
        this.module = module;
    }

    /**
     * Makes an empty token. Where SoftHSM or OpenSC is not installed the test is skipped, but fails where the variable {@code CI}
     * says that it must not be.
     */
    static SoftToken in(Path folder) throws Exception {
        var module = installed();
        boolean there = module.isPresent() && isInstalled("softhsm2-util") && isInstalled("pkcs11-tool");
        if (System.getenv("CI") == null) {
            assumeTrue(there, "softhsm2 and opensc are not installed: nothing is tried of a key in a token");
        }
        assertThat(there).as("softhsm2 and opensc are installed").isTrue();

        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("conf"), "directories.tokendir = " + folder.resolve("tokens") + "\nlog.level = ERROR\n");
        var token = new SoftToken(folder, module.orElseThrow());
        token.lookHere();
        token.restart();
        token.run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--so-pin", "13572468", "--pin", PIN);
        return token;
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/lib/softhsm", "/usr/lib64/softhsm", "/usr/lib64/pkcs11", "/opt/homebrew/lib/softhsm")
                .map(directory -> Path.of(directory, "libsofthsm2.so"))
                .filter(Files::exists)
                .findFirst();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    Path module() {
        return module;
    }

    /** Loads a library of nobody's, as JNA loads a module, and does not hold it. */
    static Path loadUnused(Path folder) throws IOException {
        var library = System.mapLibraryName("rmi");
        var copy = Files.copy(Path.of(System.getProperty("java.home"), "lib", library), folder.resolve(library));
        assertThat(NativeLibrary.getInstance(copy.toString())).isNotNull();
        return copy;
    }

    /** Whether this process has the library in its memory; never where the system does not tell. */
    static boolean isMapped(Path library) {
        try {
            return Files.readString(Path.of("/proc/self/maps"))
                    .contains(library.toRealPath().toString());
        } catch (IOException untold) {
            return false;
        }
    }

    /** Makes a key pair; the type is one that {@code pkcs11-tool} knows. */
    void makeKey(String label, String type) throws Exception {
        tool("--login", "--pin", PIN, "--keypairgen", "--key-type", type, "--label", label);
    }

    /** The verifier key of an Ed25519 key of the token, by the verifier's own command. */
    String verifierKey(String origin, String label) throws Exception {
        var file = folder.resolve(label + ".pub").toString();
        tool("--read-object", "--type", "pubkey", "--label", label, "--output-file", file);
        return verify("key", "of", origin, file).strip();
    }

    /** Runs the verifier in a process of its own; it must say yes. */
    String verify(String... line) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.openmash.audit.verify.Main"));
        command.addAll(List.of(line));
        return run(command.toArray(String[]::new));
    }

    /** Ends every session, as when a token's daemon or device is started again. */
    void restart() {
        var answer = NativeLibrary.getInstance(module.toString())
                .getFunction("C_Finalize")
                .invoke(NativeLong.class, new Object[] {Pointer.NULL});
        assertThat(((NativeLong) answer).longValue()).isIn(0L, NOT_INITIALIZED);
    }

    /** Takes the token away, and every session with it. */
    void takeAway() throws IOException {
        Files.move(folder.resolve("tokens"), folder.resolve("away"));
        Files.createDirectory(folder.resolve("tokens"));
        restart();
    }

    void bringBack() throws IOException {
        Files.delete(folder.resolve("tokens"));
        Files.move(folder.resolve("away"), folder.resolve("tokens"));
    }

    /** Lets the next look at the token wait for ever: its file is a pipe that nobody writes to. */
    Path hang() throws Exception {
        Path file;
        try (var files = Files.walk(folder.resolve("tokens"))) {
            file = files.filter(each -> each.endsWith("token.object"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.move(file, folder.resolve("token.object"));
        run("mkfifo", file.toString());
        restart();
        return file;
    }

    /** Ends the wait, and gives the token its file again. */
    void goOn(Path pipe) throws IOException {
        var waits = folder.resolve("pipe");
        Files.move(pipe, waits);
        Files.move(folder.resolve("token.object"), pipe);
        Files.newOutputStream(waits).close();
    }

    /** A module that is this one but for what it answers to a login ({@code src/test/c/login-answers.c}). */
    Path answeringLogins() throws Exception {
        var library = folder.resolve("login-answers.so");
        SharedLibrary.make(
                "login-answers.c",
                library,
                "-DMODULE=\"" + module + "\"",
                "-DANSWER=\"" + folder.resolve("answer") + "\"",
                "-DLOGINS=\"" + folder.resolve("logins") + "\"");
        return library;
    }

    /** Lets it answer logins by this number, in hexadecimals, in place of trying the PIN; by trying it where there is none. */
    void answerLogins(String number) throws IOException {
        Files.writeString(folder.resolve("answer"), number);
        restart();
    }

    /** How often it was asked for a login. */
    long logins() throws IOException {
        return Files.size(folder.resolve("logins"));
    }

    private void tool(String... options) throws Exception {
        var command = new ArrayList<>(List.of("pkcs11-tool", "--module", module.toString(), "--token-label", LABEL));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
    }

    private String run(String... command) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(CONF, folder.resolve("conf").toString());
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** SoftHSM asks the variable of this process each time that it is initialised. */
    private void lookHere() {
        assertThat(NativeLibrary.getProcess()
                        .getFunction("setenv")
                        .invokeInt(new Object[] {CONF, folder.resolve("conf").toString(), 1}))
                .isZero();
    }
}
