package org.openmash.audit.tree;

/** What was given is malformed, or does not prove what it should; the message says which, in words for an auditor. */
public final class TreeException extends RuntimeException {
    public TreeException(String message) {
        super(message);
    }
}
