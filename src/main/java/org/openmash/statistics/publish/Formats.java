package org.openmash.statistics.publish;

/** The media types of published statistics besides JSON. */
public final class Formats {
    public static final String CSV = "text/csv";
    /** CSV on the Web: the metadata of the CSV at the same address. */
    public static final String CSVW = "application/csvm+json";

    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";
    public static final String PDF = "application/pdf";

    private Formats() {}
}
