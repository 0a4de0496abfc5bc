package org.openmash.disclosure;

/** Why somebody looks, as a code of the purpose list ({@code codes/purpose.csv}); DPA 2018 s.62 logs carry it. */
public record Purpose(String code) {
    /** Screening and rating a contact. */
    public static final Purpose TRIAGE = new Purpose("TRIAGE");

    /** Break-glass; live only under a grant. */
    public static final Purpose EMERGENCY = new Purpose("EMERGENCY");

    @Override
    public String toString() {
        return code;
    }
}
