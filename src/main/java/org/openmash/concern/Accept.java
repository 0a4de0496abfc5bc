package org.openmash.concern;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the hub accepts: the marks on the components of the request records. {@link RecordReader} obeys them and nothing
 * else, so a request record is at once the shape, the limits and the code lists of what may be sent. A text without a mark
 * stops the start.
 */
final class Accept {
    /** Longest name, in characters (Unicode code points, as everywhere here). */
    static final int NAME = 200;
    /** Longest short text. */
    static final int SHORT = 500;
    /** Longest account of what happened, or of what somebody said. */
    static final int LONG = 20_000;
    /** Most entries of a list. */
    static final int ENTRIES = 50;
    /** One word of the sender's own list, where no list of ours exists and an account must not slip into a widely readable row. */
    static final String WORD = "[A-Z][A-Z0-9_]{0,49}";

    static final String WORD_EXPECTED = "must be in capitals such as MOTHER or BAIL, words joined by _";

    private Accept() {}

    /** Must be there and, if text, not blank. What lacks it cannot be used, so the record it stands in falls with it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Required {}

    /**
     * May be left out; but if it is sent and malformed, the record it stands in falls with it, for without it the rest could
     * be shown to people it must not be shown to.
     */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Inseparable {}

    /**
     * The safe reading while something beside it stands aside: if any property of the same object whose name begins so was
     * kept aside, these values are added to the list, or a yes-or-no is yes.
     */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Cautious {
        /** How the names begin, in any case of letters; short, so that a misspelt name is caught too. */
        String when();

        /** Codes to add to a list; empty for a yes-or-no. */
        String[] then() default {};
    }

    /** Free text: no control characters but tab and line ends, no half surrogate pairs; kept as received. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Text {
        int max();
    }

    /** A code that one of these lists has and has not retired. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Code {
        /** Names of the lists. */
        String[] value();

        /** The code that says "none of these" and must stand alone in a list; empty for no such code. */
        String alone() default "";
    }

    /** An identifier, checked by its algorithm and kept in its canonical spelling. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Identifier {
        IdentifierKind value();
    }

    /** Text of one form. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface Form {
        String regexp();

        /** What is wrong with any other, as the rest of a sentence that begins with the property. */
        String message();
    }

    /** A date or an instant that has come already; dates are those of Europe/London. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE_USE)
    @interface NotFuture {}
}
