package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** The bulletin as {@code pdf}. */
@Provider
@Produces(Formats.PDF)
class PdfBulletinWriter extends BulletinWriter {
    private final BulletinFiles files;

    PdfBulletinWriter(BulletinFiles files) {
        super(".pdf");
        this.files = files;
    }

    @Override
    byte[] bytes(Bulletin bulletin) {
        return files.pdf(bulletin);
    }
}
