package org.openmash.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the log, newest first.
 *
 * @param next the cursor of the page after it, absent on the last
 */
@Schema(name = "AuditEntryPage")
record EntryPage(List<EntryView> entries, @Nullable String next) {}
