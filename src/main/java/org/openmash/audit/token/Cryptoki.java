package org.openmash.audit.token;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The functions of a PKCS#11 module (OASIS PKCS#11 2.40, {@code CK_FUNCTION_LIST}) that an Ed25519 signature needs. Not for two
 * threads at once: whoever calls holds this object's monitor.
 */
final class Cryptoki {
    /** A module's state belongs to the process, so there is one object for each. */
    private static final Map<Path, Cryptoki> LOADED = new ConcurrentHashMap<>();

    private static final int LABEL_LENGTH = 32;
    /** More than any {@code CK_TOKEN_INFO}, whose first field is the label. */
    private static final int TOKEN_INFO = 512;

    private static final int MOST_SLOTS = 256;
    private static final int LONGEST_SIGNATURE = 1024;
    private static final long OS_LOCKING_OK = 0x2;
    private static final long SERIAL_SESSION = 0x4;
    private static final long USER = 1;
    private static final long CLASS = 0x0;
    private static final long LABEL = 0x3;
    private static final long KEY_TYPE = 0x100;
    private static final long PRIVATE_KEY = 3;
    private static final long EC_EDWARDS = 0x40;
    /** Without a parameter it is the plain Ed25519 of RFC 8032 (PKCS#11 3.0, section 2.3.14). */
    private static final long EDDSA = 0x1057;

    private static final long OK = 0;
    private static final long KEY_TYPE_INCONSISTENT = 0x63;
    private static final long KEY_FUNCTION_NOT_PERMITTED = 0x68;
    private static final long MECHANISM_INVALID = 0x70;
    private static final long PIN_INCORRECT = 0xa0;
    private static final long PIN_INVALID = 0xa1;
    private static final long PIN_LEN_RANGE = 0xa2;
    private static final long PIN_LOCKED = 0xa4;
    private static final long ALREADY_LOGGED_IN = 0x100;
    private static final long ALREADY_INITIALIZED = 0x191;

    /** What the token says to a PIN. */
    enum Login {
        DONE,
        REFUSED,
        /** After too many wrong ones; whether this one is right it does not say. */
        LOCKED
    }

    /** Places in {@code CK_FUNCTION_LIST}. */
    private enum Call {
        INITIALIZE(0),
        FINALIZE(1),
        GET_SLOT_LIST(4),
        GET_TOKEN_INFO(6),
        OPEN_SESSION(12),
        CLOSE_SESSION(13),
        LOGIN(18),
        GET_ATTRIBUTE_VALUE(24),
        FIND_OBJECTS_INIT(26),
        FIND_OBJECTS(27),
        FIND_OBJECTS_FINAL(28),
        SIGN_INIT(42),
        SIGN(43);

        private final int place;

        Call(int place) {
            this.place = place;
        }
    }

    /**
     * Held, though nothing asks it: JNA keeps its libraries by weak references and unloads one that was collected, and the
     * addresses of its functions with it.
     */
    @SuppressWarnings("unused")
    private final NativeLibrary library;

    private final Pointer functions;

    private Cryptoki(NativeLibrary library, Pointer functions) {
        this.library = library;
        this.functions = functions;
    }

    /**
     * Loads the module, once in a process, and initialises it.
     *
     * @throws TokenSettingException when the file is no PKCS#11 module that can be loaded
     * @throws TokenException when it does not start
     */
    static Cryptoki load(Path module) {
        return LOADED.computeIfAbsent(module, Cryptoki::open);
    }

    private static Cryptoki open(Path module) {
        try {
            var list = new PointerByReference();
            var library = NativeLibrary.getInstance(module.toString());
            var answer = library.getFunction("C_GetFunctionList").invoke(NativeLong.class, new Object[] {list});
            require("C_GetFunctionList", ((NativeLong) answer).longValue());
            var cryptoki = new Cryptoki(library, list.getValue());
            cryptoki.initialize();
            return cryptoki;
        } catch (UnsatisfiedLinkError | NoClassDefFoundError unusable) {
            throw new TokenSettingException("the PKCS#11 module " + module + " cannot be loaded");
        }
    }

    private void initialize() {
        long flags = 4L * Native.POINTER_SIZE; // behind four functions for locks, which the operating system's replace
        var arguments = new Memory(flags + NativeLong.SIZE + Native.POINTER_SIZE);
        arguments.clear();
        arguments.setNativeLong(flags, new NativeLong(OS_LOCKING_OK));
        long answer = call(Call.INITIALIZE, arguments);
        if (answer != ALREADY_INITIALIZED) {
            require("C_Initialize", answer);
        }
    }

    /** Ends every session with every token of the module, and looks for tokens anew. */
    void restart() {
        var unused = call(Call.FINALIZE, Pointer.NULL); // a module that was lost refuses it, and starts none the less
        initialize();
    }

    /** The slots that have a token. */
    List<Long> slots() {
        var count = new NativeLongByReference(new NativeLong(MOST_SLOTS));
        var slots = new Memory((long) MOST_SLOTS * NativeLong.SIZE);
        require("C_GetSlotList", call(Call.GET_SLOT_LIST, (byte) 1, slots, count));
        return numbers(slots, count);
    }

    String label(long slot) {
        var info = new Memory(TOKEN_INFO);
        require("C_GetTokenInfo", call(Call.GET_TOKEN_INFO, new NativeLong(slot), info));
        return new String(info.getByteArray(0, LABEL_LENGTH), StandardCharsets.UTF_8).strip();
    }

    long openSession(long slot) {
        var session = new NativeLongByReference();
        require(
                "C_OpenSession",
                call(
                        Call.OPEN_SESSION,
                        new NativeLong(slot),
                        new NativeLong(SERIAL_SESSION),
                        Pointer.NULL,
                        Pointer.NULL,
                        session));
        return session.getValue().longValue();
    }

    /** One that is gone already is no error. */
    void closeSession(long session) {
        var unused = call(Call.CLOSE_SESSION, new NativeLong(session));
    }

    /** Logs in as the token's user, unless it was done. */
    Login login(long session, byte[] pin) {
        long answer = call(Call.LOGIN, new NativeLong(session), new NativeLong(USER), pin, new NativeLong(pin.length));
        if (answer == PIN_INCORRECT || answer == PIN_INVALID || answer == PIN_LEN_RANGE) {
            return Login.REFUSED;
        }
        if (answer == PIN_LOCKED) {
            return Login.LOCKED;
        }
        if (answer != ALREADY_LOGGED_IN) {
            require("C_Login", answer);
        }
        return Login.DONE;
    }

    /** The private keys of this label, two at most. */
    List<Long> privateKeys(long session, String label) {
        var template = new Attributes(2)
                .add(CLASS, new NativeLong(PRIVATE_KEY))
                .add(LABEL, label.getBytes(StandardCharsets.UTF_8));
        var handle = new NativeLong(session);
        require("C_FindObjectsInit", call(Call.FIND_OBJECTS_INIT, handle, template.pointer(), template.count()));
        try {
            var found = new Memory(2L * NativeLong.SIZE);
            var count = new NativeLongByReference();
            require("C_FindObjects", call(Call.FIND_OBJECTS, handle, found, new NativeLong(2), count));
            return numbers(found, count);
        } finally {
            var unused = call(Call.FIND_OBJECTS_FINAL, handle);
        }
    }

    /** Whether the key is one of an Edwards curve. */
    boolean isEdwards(long session, long key) {
        var type = new Attributes(1).add(KEY_TYPE, new NativeLong(-1));
        require(
                "C_GetAttributeValue",
                call(
                        Call.GET_ATTRIBUTE_VALUE,
                        new NativeLong(session),
                        new NativeLong(key),
                        type.pointer(),
                        type.count()));
        return type.firstNumber() == EC_EDWARDS;
    }

    /**
     * The signature, as long as the key makes it.
     *
     * @throws TokenSettingException when the key or the token makes none of this kind
     */
    byte[] sign(long session, long key, byte[] message) {
        var handle = new NativeLong(session);
        long begun = call(Call.SIGN_INIT, handle, mechanism(), new NativeLong(key));
        if (begun == MECHANISM_INVALID || begun == KEY_TYPE_INCONSISTENT || begun == KEY_FUNCTION_NOT_PERMITTED) {
            throw new TokenSettingException("the token makes no Ed25519 signature with the key");
        }
        require("C_SignInit", begun);
        var signature = new byte[LONGEST_SIGNATURE];
        var length = new NativeLongByReference(new NativeLong(signature.length));
        require("C_Sign", call(Call.SIGN, handle, message, new NativeLong(message.length), signature, length));
        return Arrays.copyOf(signature, length.getValue().intValue());
    }

    private static Memory mechanism() {
        var mechanism = new Memory(2L * NativeLong.SIZE + Native.POINTER_SIZE);
        mechanism.clear();
        mechanism.setNativeLong(0, new NativeLong(EDDSA));
        return mechanism;
    }

    private static List<Long> numbers(Memory numbers, NativeLongByReference count) {
        List<Long> all = new ArrayList<>();
        for (long at = 0; at < count.getValue().longValue(); at++) {
            all.add(numbers.getNativeLong(at * NativeLong.SIZE).longValue());
        }
        return all;
    }

    private long call(Call call, Object... arguments) {
        // The functions stand behind a version of two bytes, aligned as the compiler of C aligns pointers.
        var function = functions.getPointer((1L + call.place) * Native.POINTER_SIZE);
        var answer = Function.getFunction(function).invoke(NativeLong.class, arguments);
        return ((NativeLong) answer).longValue();
    }

    private static void require(String function, long answer) {
        if (answer != OK) {
            throw new TokenException("the token refused " + function + " with 0x" + Long.toHexString(answer));
        }
    }
}
