package org.openmash.audit;

/** What was done: the operations that DPA 2018 s.62 wants logged, and three of our own. */
public enum Action {
    /** Data came in: a concern, a contribution, an import (s.62(1)(a)). */
    COLLECTION,
    /** A record was changed: a rating, a decision, a correction (s.62(1)(b)). */
    ALTERATION,
    /** Somebody looked (s.62(1)(c)). */
    CONSULTATION,
    /** Data was given to another agency (s.62(1)(d)). */
    DISCLOSURE,
    /** Records were joined: people matched, cases linked (s.62(1)(e)). */
    COMBINATION,
    /** Data was erased (s.62(1)(f)). */
    ERASURE,
    /** Somebody looked for a person or a case. */
    SEARCH,
    /** Somebody looked at this log. */
    AUDIT,
    /** Settings, agreements, participations and the like. */
    ADMINISTRATION
}
