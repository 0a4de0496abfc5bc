package org.openmash.proof;

/**
 * One request of a sequence, before it is drawn: the same seed draws the same request from what is known by then, so a
 * sequence can be replayed and cut down.
 *
 * @param account who asks; only the reader's answers are compared
 * @param onlyInA something the reader may not notice happens in one world only
 */
record Step(String account, String operation, long seed, boolean onlyInA) {
    static Step of(Account account, String operation, long seed) {
        return new Step(account.name(), operation, seed, false);
    }
}
