package org.openmash.audit.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private Ed25519 key in a PKCS#11 token. The session stays open; one that was lost, as when the token was restarted, is opened
 * anew by the next signature.
 */
public final class TokenKey {
    /** For the module and what calls it, once at the start. */
    private static final Duration TO_LOAD = Duration.ofSeconds(30);

    private final TokenPlace place;
    private final Cryptoki cryptoki;
    private final Patience patience;
    private @Nullable Opened opened;
    /** The PIN that the token refused. Another try with it could lock the token. */
    private byte @Nullable [] refused;

    private record Opened(long session, long key) {}

    private TokenKey(TokenPlace place, Cryptoki cryptoki, Patience patience) {
        this.place = place;
        this.cryptoki = cryptoki;
        this.patience = patience;
    }

    /**
     * The key at a place.
     *
     * @throws TokenException when the module cannot be loaded; whether it has the key shows with the first signature
     */
    public static TokenKey at(TokenPlace place) {
        var cryptoki = new Patience(TO_LOAD).await(() -> Cryptoki.load(place.module()));
        return new TokenKey(place, cryptoki, new Patience(place.timeout()));
    }

    /**
     * Signs by plain Ed25519 (RFC 8032).
     *
     * @throws TokenException when the token or its key is not there, does not answer in time, or refuses
     */
    public byte[] sign(byte[] message) {
        return patience.await(() -> {
            synchronized (cryptoki) {
                return inOpenSession(message).orElseGet(() -> inNewSession(message));
            }
        });
    }

    private Optional<byte[]> inOpenSession(byte[] message) {
        var session = opened;
        if (session == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(cryptoki.sign(session.session, session.key, message));
        } catch (TokenException lost) {
            close(session.session);
            return Optional.empty();
        }
    }

    private byte[] inNewSession(byte[] message) {
        var session = openOrRestart();
        opened = session;
        return cryptoki.sign(session.session, session.key, message);
    }

    /** Some modules see a token that came back only after they were initialised anew. */
    private Opened openOrRestart() {
        byte[] pin = place.pin().get();
        if (Arrays.equals(pin, refused)) {
            throw new TokenException("the token refused the PIN; it is not asked again before the file holds another");
        }
        try {
            return open(pin);
        } catch (TokenException away) {
            if (Arrays.equals(pin, refused)) {
                throw away;
            }
            cryptoki.restart();
            return open(pin);
        }
    }

    private Opened open(byte[] pin) {
        long session = cryptoki.openSession(slot());
        try {
            if (!cryptoki.login(session, pin)) {
                refused = pin;
                throw new TokenException("the token refused the PIN");
            }
            return new Opened(session, key(session));
        } catch (TokenException unusable) {
            close(session);
            throw unusable;
        }
    }

    private long slot() {
        var slots = cryptoki.slots();
        return place.slot().isPresent()
                ? only(
                        slots.stream()
                                .filter(slot -> slot == place.slot().getAsLong())
                                .toList(),
                        "token in the slot")
                : only(slots.stream().filter(this::isLabelled).toList(), "token of the label");
    }

    private boolean isLabelled(long slot) {
        return cryptoki.label(slot).equals(place.label().orElseThrow());
    }

    private long key(long session) {
        long key = only(cryptoki.privateKeys(session, place.key()), "private key of the label in the token");
        if (!cryptoki.isEdwards(session, key)) {
            throw new TokenException("the token's key is not of an Edwards curve");
        }
        return key;
    }

    private static long only(List<Long> found, String what) {
        if (found.size() != 1) {
            throw new TokenException("there is " + (found.isEmpty() ? "no " : "more than one ") + what);
        }
        return found.get(0);
    }

    private void close(long session) {
        opened = null;
        cryptoki.closeSession(session);
    }
}
