package org.openmash.me;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.CaseField.Right;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.disclosure.Purpose;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * Which fields of a case the caller may read, and why not the others: from the table alone.
 *
 * @param policyVersion the version of the table
 * @param fields every field, in the order of the table
 */
@Schema(name = "MyDisclosure")
record MyDisclosure(String policyVersion, List<Field> fields) {

    /**
     * One field.
     *
     * @param field its name
     * @param label in plain English
     * @param readable for any purpose, only for the purposes named, or not at all
     * @param purposes the purposes of which one must be live on the case
     * @param because one sentence
     */
    @Schema(name = "MyField")
    record Field(String field, String label, When readable, List<String> purposes, String because) {}

    /** When a field is readable. */
    enum When {
        ALWAYS,
        WITH_PURPOSE,
        NO
    }

    static MyDisclosure of(DisclosureMatrix matrix, Sector sector, Tier tier) {
        var fields =
                matrix.fields().stream().map(field -> of(field, sector, tier)).toList();
        return new MyDisclosure(matrix.version(), fields);
    }

    private static Field of(CaseField field, Sector sector, Tier tier) {
        var purposes = field.purposes().stream().map(Purpose::code).sorted().toList();
        if (!field.grantedTo(sector, tier)) {
            return new Field(field.name(), field.label(), When.NO, List.of(), refused(field, sector));
        }
        return purposes.isEmpty()
                ? new Field(field.name(), field.label(), When.ALWAYS, purposes, "Your role reads it for any purpose.")
                : new Field(
                        field.name(),
                        field.label(),
                        When.WITH_PURPOSE,
                        purposes,
                        "Your role reads it while one of these purposes is live for you on the case.");
    }

    private static String refused(CaseField field, Sector sector) {
        return field.rightOf(sector) == Right.NEVER
                ? "Nobody of the sector " + sector + " reads it."
                : "Only specialists of the sector " + sector + " (tier-closed) read it.";
    }
}
