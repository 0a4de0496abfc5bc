package org.openmash.audit.witness;

import org.openmash.audit.tree.NoteSignature;
import org.openmash.audit.tree.Witness;

/** What came of asking a witness. */
public sealed interface Cosigning {
    /** Who was asked. */
    Witness witness();

    /** It cosigned, and the line was verified. */
    record Cosigned(Witness witness, NoteSignature line) implements Cosigning {}

    /** It could not be reached, did not know the log, or did not keep to the protocol: try again later. */
    record Away(Witness witness, String why) implements Cosigning {}

    /** It remembers another history than the log shows: raise an alarm, and do not publish. */
    record Disputed(Witness witness, String why) implements Cosigning {}
}
