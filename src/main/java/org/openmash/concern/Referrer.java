package org.openmash.concern;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Cautious;
import org.openmash.concern.Accept.Code;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/**
 * Who tells the hub. The agency is taken from the access token, never from here.
 *
 * @param role the referrer's post, such as {@code DSL}
 * @param contact how to ask back
 * @param sourceCode list {@code referral-source} (DfE children in need census)
 * @param protectIdentity the referrer asked not to be named; also yes while what was sent for it could not be read
 */
record Referrer(
        @Text(max = Accept.NAME) @Nullable String name,
        @Text(max = Accept.NAME) @Nullable String role,
        @Text(max = Accept.SHORT) @Nullable String contact,
        @Required @Code("referral-source") String sourceCode,
        @Cautious(when = "prot") @Nullable Boolean protectIdentity) {

    /** Family, neighbours, the person concerned, other members of the public, and the anonymous. */
    private static final Set<String> PUBLIC = Set.of("1A", "1B", "1C", "1D", "9");

    /** True when the identity belongs to {@code concern.publicReferrer}: members of the public are attacked for referring. */
    boolean isProtected() {
        return PUBLIC.contains(sourceCode) || Boolean.TRUE.equals(protectIdentity);
    }

    @Override
    public String toString() {
        return "Referrer";
    }
}
