package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.openmash.audit.tree.SignedNote;

/** The newest checkpoints that are known outside the database. */
interface KnownOutside {
    /**
     * The notes.
     *
     * @param connection to see whether there should be any
     * @throws LogStateException when there should be, and it cannot be told what they say
     */
    List<SignedNote> notes(Connection connection) throws SQLException;
}
