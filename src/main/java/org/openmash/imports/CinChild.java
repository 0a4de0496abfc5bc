package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One child's record in a return. Values are as received; null when missing or empty.
 *
 * @param position place among the children of the file, from 1
 * @param identifiers who the child is
 * @param ethnicity code of the ethnicity list
 * @param disabilities codes of the disability list
 * @param episodes one for each referral
 * @param issues what is wrong with the record as written; {@link CinRules} judges the rules
 * @param unrecognised what else stood in it
 */
record CinChild(
        int position,
        CinIdentifiers identifiers,
        @Nullable String ethnicity,
        List<String> disabilities,
        List<CinEpisode> episodes,
        List<CinIssue> issues,
        List<CinUnrecognised> unrecognised) {

    static CinChild of(int position, CinElement child) {
        var findings = new CinFindings();
        var block = new CinBlock(child, "Child", findings);
        var identifiers = block.part("ChildIdentifiers", "ChildIdentifiers", CinIdentifiers::of);
        var characteristics = block.part("ChildCharacteristics", "ChildCharacteristics", Characteristics::of);
        var episodes = block.parts("CINdetails", "CINdetails", CinEpisode::of);
        block.keepTheRest();
        return new CinChild(
                position,
                identifiers,
                characteristics.ethnicity,
                characteristics.disabilities,
                episodes,
                findings.issues(),
                findings.unrecognised());
    }

    /** Whether at least one of the referrals went on to something. */
    boolean anyGoesOn() {
        return episodes.stream().anyMatch(CinEpisode::goesOn);
    }

    private record Characteristics(@Nullable String ethnicity, List<String> disabilities) {
        static Characteristics of(CinBlock block) {
            return new Characteristics(
                    block.text("Ethnicity"),
                    block.part("Disabilities", "Disabilities", list -> list.texts("Disability")));
        }
    }
}
