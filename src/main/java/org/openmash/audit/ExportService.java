package org.openmash.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/**
 * Exports a search: bounded in size, built in memory page by page, signed, and recorded with the hash of what left. It says
 * what the search says, names of staff sealed likewise.
 */
@ApplicationScoped
class ExportService {
    private static final String OPERATION = "GET /v1/audit/exports";
    private static final int PAGE = 500;

    private final EntryReader reader;
    private final AccessLog log;
    private final ExportKey key;
    private final OpaqueTokens tokens;
    private final AuditConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    ExportService(
            EntryReader reader,
            AccessLog log,
            ExportKey key,
            OpaqueTokens tokens,
            AuditConfig config,
            ObjectMapper json,
            Clock clock) {
        this.reader = reader;
        this.log = log;
        this.key = key;
        this.tokens = tokens;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** What was written: the bytes, and where it ended; {@code last} is null when there was nothing more. */
    private record Written(
            ByteArrayOutputStream content,
            List<UUID> ends,
            @Nullable Position last) {}

    /** @throws ProblemException 400 for an unknown format, and as the search does */
    Export export(MultivaluedMap<String, String> query, Caller caller) {
        var criteria = new MultivaluedHashMap<>(query);
        var format = format(criteria.remove("format"));
        if (criteria.containsKey("limit")) {
            throw ProblemException.invalid("limit", "is not a parameter of an export");
        }
        var filter = EntryFilter.of(criteria, clock.instant());
        var written = write(format, filter, caller);
        byte[] content = written.content.toByteArray();
        var digest = "sha256:" + HexFormat.of().formatHex(Sha256.of(content));
        var access = Access.of(caller, Action.AUDIT, OPERATION)
                .purpose(AuditService.PURPOSE)
                .outcome(written.ends.isEmpty() ? Outcome.NOT_FOUND : Outcome.PERMITTED)
                .items(written.ends)
                .recordVersion(digest)
                .searched(filter.criteria());
        var caseId = filter.caseId();
        var entry = log.recordDurably(caseId == null ? access : access.cases(caseId));
        var next = written.last == null ? null : written.last.toCursor(filter, tokens);
        return new Export(entry, format, written.content.toString(StandardCharsets.UTF_8), key.sign(content), next);
    }

    private Written write(ExportFormat format, EntryFilter filter, Caller caller) {
        var out = new ByteArrayOutputStream();
        var cursor = filter.cursor();
        var after = cursor == null ? null : Position.of(cursor, filter, tokens);
        UUID first = null;
        int left = config.exportLimit();
        try {
            var writer = format.writer(out, json);
            List<EntryView> page;
            do {
                int wanted = Math.min(PAGE, left);
                page = reader.matching(filter, after, wanted, caller);
                writer.write(page);
                left -= page.size();
                if (!page.isEmpty()) {
                    first = first == null ? page.get(0).id() : first;
                    after = Position.of(page.get(page.size() - 1));
                }
                if (page.size() < wanted) {
                    writer.end();
                    return new Written(out, ends(first, after), null);
                }
            } while (left > 0);
            writer.end();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // memory does not fail to be written
        }
        return new Written(out, ends(first, after), after);
    }

    /** The newest entry and the oldest: with the criteria and the hash they say which entries left. */
    private static List<UUID> ends(@Nullable UUID first, @Nullable Position last) {
        return first == null || last == null ? List.of() : List.of(first, last.id());
    }

    private static ExportFormat format(@Nullable List<String> sent) {
        try {
            return ExportFormat.valueOf(sent == null || sent.size() != 1 ? "" : sent.get(0));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid("format", "must be NDJSON, CSV or FHIR");
        }
    }
}
