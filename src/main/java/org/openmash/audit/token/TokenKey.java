package org.openmash.audit.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A private Ed25519 key in a PKCS#11 token. The session stays open; one that was lost, as when the token was restarted, is opened
 * anew by the next signature.
 */
public final class TokenKey {
    /** For the module and what calls it, once at the start. */
    private static final Duration TO_LOAD = Duration.ofSeconds(10);
    /** How long a token that locked its PIN is left alone: somebody unlocks it by hand. */
    private static final Duration LOCKED = Duration.ofSeconds(10);

    private final TokenPlace place;
    private final LongSupplier nanos;
    private final Patience patience = new Patience();
    private @Nullable Opened opened;
    /** The PIN that the token refused. Another try with it could lock the token. */
    private byte @Nullable [] refused;
    /** When it said that the PIN is locked. */
    private @Nullable Long lockedSince;

    private record Opened(long session, long key) {}

    private TokenKey(TokenPlace place, LongSupplier nanos) {
        this.place = place;
        this.nanos = nanos;
    }

    /**
     * The key at a place. Nothing is asked and no module loaded before it signs.
     *
     * @param nanos a clock that is never set, in nanoseconds
     */
    public static TokenKey at(TokenPlace place, LongSupplier nanos) {
        return new TokenKey(place, nanos);
    }

    /**
     * Loads the module, for which there is more time than for a signature.
     *
     * @throws TokenSettingException when it cannot be loaded
     * @throws TokenException when it does not start, or not in time
     */
    public void load() {
        var unused = patience.await(TO_LOAD, () -> Cryptoki.load(place.module()));
    }

    /**
     * Signs by plain Ed25519 (RFC 8032).
     *
     * @throws TokenSettingException when the token is there, but its key is not, or not such a one, or the PIN is wrong
     * @throws TokenException when the token is not there, does not answer in time, or refuses
     */
    public byte[] sign(byte[] message) {
        return patience.await(place.timeout(), () -> {
            var cryptoki = Cryptoki.load(place.module());
            synchronized (cryptoki) {
                return inOpenSession(cryptoki, message).orElseGet(() -> inNewSession(cryptoki, message));
            }
        });
    }

    private Optional<byte[]> inOpenSession(Cryptoki cryptoki, byte[] message) {
        var session = opened;
        if (session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(cryptoki.sign(session.session, session.key, message));
        } catch (TokenException lost) {
            close(cryptoki, session.session);
            return Optional.empty();
        }
    }

    private byte[] inNewSession(Cryptoki cryptoki, byte[] message) {
        var session = openOrRestart(cryptoki);
        opened = session;
        return cryptoki.sign(session.session, session.key, message);
    }

    /** Some modules see a token that came back only after they were initialised anew. */
    private Opened openOrRestart(Cryptoki cryptoki) {
        byte[] pin = place.pin().get();
        if (Arrays.equals(pin, refused)) {
            throw new TokenSettingException(
                    "the token refused the PIN; it is not asked again before the file holds another");
        }
        if (isLocked()) {
            throw new TokenException("the token has locked its PIN; it is asked again in some seconds");
        }
        try {
            return open(cryptoki, pin);
        } catch (TokenException away) {
            if (Arrays.equals(pin, refused) || isLocked()) {
                throw away;
            }
            cryptoki.restart();
            return open(cryptoki, pin);
        }
    }

    private boolean isLocked() {
        return lockedSince != null && nanos.getAsLong() - lockedSince < LOCKED.toNanos();
    }

    private Opened open(Cryptoki cryptoki, byte[] pin) {
        long session = cryptoki.openSession(slot(cryptoki));
        try {
            login(cryptoki, session, pin);
            return new Opened(session, key(cryptoki, session));
        } catch (TokenException unusable) {
            close(cryptoki, session);
            throw unusable;
        }
    }

    private void login(Cryptoki cryptoki, long session, byte[] pin) {
        switch (cryptoki.login(session, pin)) {
            case DONE -> lockedSince = null;
            case REFUSED -> {
                refused = pin;
                throw new TokenSettingException("the token refused the PIN");
            }
            case LOCKED -> { // not remembered with the PIN: once it is unlocked, the same one may be right
                lockedSince = nanos.getAsLong();
                throw new TokenException("the token has locked its PIN");
            }
        }
    }

    private long slot(Cryptoki cryptoki) {
        var slots = cryptoki.slots();
        var found = place.slot().isPresent()
                ? slots.stream()
                        .filter(slot -> slot == place.slot().getAsLong())
                        .toList()
                : slots.stream()
                        .filter(slot ->
                                cryptoki.label(slot).equals(place.label().orElseThrow()))
                        .toList();
        var what = place.slot().isPresent() ? "token in the slot" : "token of the label";
        if (found.isEmpty()) {
            throw new TokenException("there is no " + what);
        }
        return only(found, what);
    }

    private long key(Cryptoki cryptoki, long session) {
        long key = only(cryptoki.privateKeys(session, place.key()), "private key of the label in the token");
        if (!cryptoki.isEdwards(session, key)) {
            throw new TokenSettingException("the token's key is not of an Edwards curve");
        }
        return key;
    }

    private static long only(List<Long> found, String what) {
        if (found.size() != 1) {
            throw new TokenSettingException("there is " + (found.isEmpty() ? "no " : "more than one ") + what);
        }
        return found.get(0);
    }

    private void close(Cryptoki cryptoki, long session) {
        opened = null;
        cryptoki.closeSession(session);
    }
}
