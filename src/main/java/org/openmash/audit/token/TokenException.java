package org.openmash.audit.token;

/**
 * A token does not sign: it is not there, does not answer, or refuses. The message shows nothing that is secret. Unless it is a
 * {@link TokenSettingException} it may sign later.
 */
public class TokenException extends RuntimeException {
    public TokenException(String message) {
        super(message);
    }
}
