package org.openmash.concern;

import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Text;

/** First language as the sender writes it; whether an interpreter is needed; any other need, such as signing. */
record Language(
        @Text(max = Accept.NAME) @Nullable String first,
        @Nullable Boolean interpreter,
        @Text(max = Accept.SHORT) @Nullable String communication) {

    @Override
    public String toString() {
        return "Language";
    }
}
