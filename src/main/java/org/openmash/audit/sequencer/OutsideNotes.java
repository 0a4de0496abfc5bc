package org.openmash.audit.sequencer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.openmash.audit.tree.SignedNote;

/**
 * The newest checkpoint known outside the database, where a restored backup or a fail-over that lost commits cannot have
 * changed it: the one that was exported.
 */
@Singleton
class OutsideNotes implements Supplier<List<SignedNote>> {
    private final Optional<Path> exported;

    @Inject
    OutsideNotes(SequencerConfig config) {
        this(config.exportDirectory());
    }

    OutsideNotes(Optional<Path> exportDirectory) {
        this.exported = exportDirectory.map(directory -> directory.resolve("checkpoint"));
    }

    /**
     * The notes, none if nothing was exported yet.
     *
     * @throws LogStateException when there is one that cannot be read: it might say that the log went back
     */
    @Override
    public List<SignedNote> get() {
        if (exported.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(SignedNote.parse(Files.readAllBytes(exported.get())));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new LogStateException("the exported checkpoint cannot be read");
        }
    }
}
