package org.openmash.disclosure;

/** Why a field is withheld; said from the table alone, so that it tells nothing about the case. */
public enum Reason {
    /** The caller's sector never reads it. */
    SECTOR,
    /** Only the sector's specialists (tier-closed) read it. */
    TIER,
    /** It needs a purpose that is not live for this caller on this case. */
    PURPOSE
}
