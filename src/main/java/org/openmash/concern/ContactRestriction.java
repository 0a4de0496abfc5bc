package org.openmash.concern;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Form;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/**
 * Somebody who may not collect the person or have contact.
 *
 * @param who name, or relation to the person
 * @param basis such as BAIL, or another word of the sender's list in capitals
 * @param until the last day; null while no end is known
 */
record ContactRestriction(
        @Required @Text(max = Accept.NAME) String who,

        @Form(regexp = Accept.WORD, message = Accept.WORD_EXPECTED) @Nullable
        String basis,

        @Nullable LocalDate until) {

    @Override
    public String toString() {
        return "ContactRestriction";
    }
}
