package org.openmash.concern;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

/**
 * Reads a concern from JSON, strictly: unknown and repeated names, wrong types, unknown codes, implausible dates and
 * identifiers that fail their algorithm are refused by path, all at once.
 *
 * <p>With {@code immediateDanger: true} a malformed optional value is no reason to refuse. It is kept aside and the rest is
 * read again without it, until the rest is in order or something required is at fault.
 */
@ApplicationScoped
class ConcernReader {
    /** Enough to put right in one go; a hostile body must not be answered at any length. */
    private static final int MOST_NAMED = 200;

    private static final String PUT_RIGHT =
            "; the violations name what to put right. If anybody is in immediate danger, ring 999 and the hub now.";

    private static final String KEPT_ASIDE = "; it was kept aside as received and an officer will look at it";

    private final Clock clock;
    private final ConcernRules rules;

    ConcernReader(Clock clock, DisclosureMatrix matrix) {
        this.clock = clock;
        this.rules = new ConcernRules(matrix);
    }

    /**
     * Reads the body of {@code POST /v1/concerns}.
     *
     * @throws ProblemException INVALID_REQUEST naming everything that is wrong, or TOO_LARGE
     */
    ReadConcern read(byte[] body) {
        return readTree(SentJson.parse(body));
    }

    /**
     * Reads the concern of a batch's line, as if it had been posted alone: paths begin at the concern.
     *
     * @throws ProblemException as {@link #read(byte[])}
     */
    ReadConcern read(SentValue concern) {
        return read(concern.raw().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads one item of what an agency knows, the body of {@code POST /v1/cases/{id}/contributions}.
     *
     * @throws ProblemException as {@link #read(byte[])}
     */
    ContributionRequest readContribution(byte[] body) {
        var findings = new Findings(Set.of());
        var read = new RecordReader(new ValueReader(clock), findings)
                .read(ContributionRequest.class, SentJson.parse(body));
        if (read != null) {
            rules.check(read, findings);
        }
        if (read == null || !findings.all().isEmpty()) {
            throw refusal("The contribution was not accepted", findings.all());
        }
        return read;
    }

    /**
     * Reads one line of a batch, without the concern in it.
     *
     * @throws ProblemException as {@link #read(byte[])}
     */
    BatchLine readLine(byte[] line) {
        var findings = new Findings(Set.of());
        var read = new RecordReader(new ValueReader(clock), findings).read(BatchLine.class, SentJson.parse(line));
        if (read == null || !findings.all().isEmpty()) {
            throw refusal("The line was not accepted", findings.all());
        }
        return read;
    }

    private ReadConcern readTree(SentValue sent) {
        boolean inDanger = saysInDanger(sent);
        var values = new ValueReader(clock);
        Set<SentValue> aside = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Findings.Finding> all = new ArrayList<>();
        while (true) {
            var findings = new Findings(aside);
            var request = new RecordReader(values, findings).read(ConcernRequest.class, sent);
            if (request != null) {
                rules.check(request, values.today(), findings);
            }
            all.addAll(findings.all());
            if (request != null && findings.all().isEmpty()) {
                return new ReadConcern(request, warnings(all), AsideList.of(sent, aside, request));
            }
            if (!inDanger || !moveAside(findings.all(), aside)) {
                throw refusal("The concern was not accepted", all);
            }
        }
    }

    /** True when the body says so plainly, whatever else is wrong with it. */
    private static boolean saysInDanger(SentValue sent) {
        var said = sent.properties().getOrDefault("immediateDanger", List.of());
        return said.size() == 1
                && said.get(0).kind() == SentValue.Kind.BOOLEAN
                && said.get(0).text().equals("true");
    }

    /** Moves every fault aside; false when one cannot be spared. */
    private static boolean moveAside(List<Findings.Finding> found, Set<SentValue> aside) {
        if (found.stream().anyMatch(finding -> finding.removable().isEmpty())) {
            return false;
        }
        int before = aside.size();
        found.forEach(finding -> aside.addAll(finding.removable()));
        return aside.size() > before;
    }

    private static List<Warning> warnings(List<Findings.Finding> found) {
        return named(found).stream()
                .map(violation -> new Warning(violation.field(), violation.message() + KEPT_ASIDE))
                .toList();
    }

    private static ProblemException refusal(String what, List<Findings.Finding> found) {
        return new ProblemException(ProblemType.INVALID_REQUEST, what + PUT_RIGHT, named(found));
    }

    private static List<Violation> named(List<Findings.Finding> found) {
        return found.stream()
                .map(Findings.Finding::violation)
                .distinct()
                .limit(MOST_NAMED)
                .toList();
    }
}
