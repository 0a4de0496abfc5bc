package org.openmash.audit.token;

/** What the settings say of a token or its key is wrong: waiting does not mend it. */
public final class TokenSettingException extends TokenException {
    public TokenSettingException(String message) {
        super(message);
    }
}
