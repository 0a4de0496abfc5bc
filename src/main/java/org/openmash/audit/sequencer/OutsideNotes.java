package org.openmash.audit.sequencer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.tree.SignedNote;

/**
 * The newest checkpoint known outside the database, where a restored backup or a fail-over that lost commits cannot have
 * changed it: the one that was exported.
 */
@Singleton
class OutsideNotes implements CheckpointSigner.KnownOutside {
    private static final String WAS_EXPORTED = "select exists (select from audit.export_begun)";

    private final Optional<Path> exported;
    private final boolean beginAnew;

    @Inject
    OutsideNotes(SequencerConfig config) {
        this(config.exportDirectory(), config.beginExportAnew());
    }

    /**
     * Those of a directory.
     *
     * @param beginAnew whether an export that was lost is none, by the operator's word
     */
    OutsideNotes(Optional<Path> exportDirectory, boolean beginAnew) {
        this.exported = exportDirectory.map(directory -> directory.resolve("checkpoint"));
        this.beginAnew = beginAnew;
    }

    /**
     * The notes, none if nothing was exported yet.
     *
     * @throws LogStateException when there is one that cannot be read, or the log was exported before and there is none: it might
     *     say that the log went back
     */
    @Override
    public List<SignedNote> notes(Connection connection) throws SQLException {
        if (exported.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(SignedNote.parse(Files.readAllBytes(exported.get())));
        } catch (NoSuchFileException none) {
            if (!beginAnew && wasExported(connection)) {
                throw new LogStateException("the log was exported before, and the exported checkpoint is missing");
            }
            return List.of();
        } catch (IOException unreadable) {
            throw new LogStateException("the exported checkpoint cannot be read");
        }
    }

    private static boolean wasExported(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery(WAS_EXPORTED)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
