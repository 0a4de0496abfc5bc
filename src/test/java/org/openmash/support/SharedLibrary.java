package org.openmash.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A library in C, under {@code src/test/c}, made by the machine's compiler. */
public final class SharedLibrary {
    private SharedLibrary() {}

    /**
     * Compiles one source. Without a compiler the test is skipped, unless the environment variable {@code CI} is set: then it fails.
     *
     * @param source file name under {@code src/test/c}
     */
    public static void make(String source, Path library, String... definitions)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("cc", "-O2", "-shared", "-fPIC"));
        command.addAll(List.of(definitions));
        command.addAll(
                List.of("-o", library.toString(), Path.of("src/test/c", source).toString(), "-ldl"));
        try {
            var compiler = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.INHERIT)
                    .start();
            assertThat(compiler.waitFor()).as("cc's exit code").isZero();
        } catch (IOException missing) {
            if (System.getenv("CI") != null) {
                throw missing;
            }
            Assumptions.abort("no C compiler: apt-get install gcc libc6-dev");
        }
    }
}
