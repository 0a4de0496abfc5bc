package org.openmash.audit.token;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** A template of {@code CK_ATTRIBUTE}s; their values lie in the same memory, so that none is freed while it is read. */
final class Attributes {
    private static final int LENGTH = 2 * NativeLong.SIZE + Native.POINTER_SIZE;
    /** For the values of a template; a label is the longest. */
    private static final int VALUES = 1024;

    private final Memory memory;
    private final int most;
    private int count;
    private long next;

    /** One of so many attributes at most. */
    Attributes(int most) {
        this.most = most;
        this.next = (long) most * LENGTH;
        this.memory = new Memory(next + VALUES);
        memory.clear();
    }

    Attributes add(long type, NativeLong value) {
        memory.setNativeLong(next, value);
        return describe(type, NativeLong.SIZE);
    }

    /** @throws TokenSettingException when the value is longer than a template takes */
    Attributes add(long type, byte[] value) {
        if (value.length > memory.size() - next) {
            throw new TokenSettingException("the label of the key is too long");
        }
        memory.write(next, value, 0, value.length);
        return describe(type, value.length);
    }

    private Attributes describe(long type, int length) {
        long at = (long) count * LENGTH;
        memory.setNativeLong(at, new NativeLong(type));
        memory.setPointer(at + NativeLong.SIZE, memory.share(next));
        memory.setNativeLong(at + NativeLong.SIZE + Native.POINTER_SIZE, new NativeLong(length));
        long words = ((long) length + Native.POINTER_SIZE - 1) / Native.POINTER_SIZE;
        next += words * Native.POINTER_SIZE;
        count++;
        return this;
    }

    Memory pointer() {
        return memory;
    }

    NativeLong count() {
        return new NativeLong(count);
    }

    /** The value of the first attribute, as a number. */
    long firstNumber() {
        return memory.getNativeLong((long) most * LENGTH).longValue();
    }
}
