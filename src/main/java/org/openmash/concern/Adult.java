package org.openmash.concern;

import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Text;

/** What an enquiry about an adult needs (Care Act 2014 s.42 and statutory guidance). */
record Adult(
        @Text(max = Accept.LONG) @Nullable String careAndSupport,
        @Text(max = Accept.LONG) @Nullable String capacity,
        @Text(max = Accept.SHORT) @Nullable String advocate,
        @Text(max = Accept.LONG) @Nullable String wishes) {

    @Override
    public String toString() {
        return "Adult";
    }
}
