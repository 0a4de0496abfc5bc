package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a return: which year it is about and whose it is. Values are as received; null when missing or empty.
 *
 * @param collection {@code CIN}
 * @param year the calendar year in which the year of the return ends
 * @param referenceDate the last day of that year, 31 March
 * @param source who sent it
 * @param issues what is wrong with the header as written
 * @param unrecognised what else stood in it
 */
record CinHeader(
        @Nullable String collection,
        @Nullable String year,
        @Nullable CinDate referenceDate,
        Source source,
        List<CinIssue> issues,
        List<CinUnrecognised> unrecognised) {

    static CinHeader of(CinElement header) {
        var findings = new CinFindings();
        var block = new CinBlock(header, "Header", findings);
        var about = block.part("CollectionDetails", "Header", Details::of);
        var source = block.part("Source", "Header", Source::of);
        block.keepTheRest();
        return new CinHeader(
                about.collection, about.year, about.referenceDate, source, findings.issues(), findings.unrecognised());
    }

    private record Details(
            @Nullable String collection,
            @Nullable String year,
            @Nullable CinDate referenceDate) {
        static Details of(CinBlock block) {
            return new Details(block.text("Collection"), block.text("Year"), block.date("ReferenceDate"));
        }
    }

    /**
     * Who sent the return.
     *
     * @param level {@code L}: a local authority
     * @param authority its code with DfE, three digits ({@code LEA})
     * @param software which software wrote the file
     * @param release its release
     * @param serialNumber counts the files of this return
     * @param writtenAt when the file was written
     */
    record Source(
            @Nullable String level,
            @Nullable String authority,
            @Nullable String software,
            @Nullable String release,
            @Nullable String serialNumber,
            @Nullable String writtenAt) {
        static Source of(CinBlock block) {
            return new Source(
                    block.text("SourceLevel"),
                    block.text("LEA"),
                    block.text("SoftwareCode"),
                    block.text("Release"),
                    block.text("SerialNo"),
                    block.text("DateTime"));
        }
    }
}
