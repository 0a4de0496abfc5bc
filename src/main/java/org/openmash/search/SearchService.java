package org.openmash.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openmash.agreement.Agreements;
import org.openmash.agreement.Judged;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Outcome;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.DisclosedSearch;
import org.openmash.disclosure.Purpose;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;

/** Looks for cases. Every search is an entry of the log, one that found nothing too; the terms stand there as keyed hashes only. */
@ApplicationScoped
class SearchService {
    private final DatabaseRole role;
    private final DisclosedSearch search;
    private final Agreements agreements;
    private final AccessLog log;

    SearchService(DatabaseRole role, DisclosedSearch search, Agreements agreements, AccessLog log) {
        this.role = role;
        this.search = search;
        this.agreements = agreements;
        this.log = log;
    }

    /** The cases that fit everything sent, among those the caller may know of. */
    Recorded<DisclosedSearch.Found> search(
            @Nullable Map<String, @Nullable String> sent, Purpose stated, Caller caller) {
        if (sent == null || sent.isEmpty()) {
            throw ProblemException.invalid("body", "is required");
        }
        search.requireSearchable(sent.keySet(), caller);
        var terms = SearchTerms.of(sent);
        var judged = role.call(Session.reading(caller, stated.code()), () -> {
            var judgement = agreements.judgeList(caller, stated.code());
            return Judged.many(judgement, urgentOnly -> search.find(terms.values(), caller, stated, urgentOnly));
        });
        var found = judged.body();
        var access = Access.of(caller, Action.SEARCH, "POST /v1/searches")
                .purpose(stated.code())
                .searched(terms.values())
                .cases(found.cases())
                .shown(found.fields())
                .outcome(found.cases().isEmpty() ? Outcome.NOT_FOUND : Outcome.PERMITTED);
        return new Recorded<>(log.recordDurably(judged.in(access)), found);
    }
}
