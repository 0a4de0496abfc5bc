package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ext.Provider;

/** The bulletin as {@code pdf}. */
@Provider
@Produces(Formats.PDF)
class PdfBulletinWriter extends PublicationWriter {
    private final BulletinFiles files;

    PdfBulletinWriter(BulletinFiles files) {
        super(BULLETINS, ".pdf");
        this.files = files;
    }

    @Override
    byte[] bytes(Object bulletin) {
        return files.pdf((Bulletin) bulletin);
    }
}
