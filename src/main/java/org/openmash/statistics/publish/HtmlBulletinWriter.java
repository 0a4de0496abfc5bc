package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** The bulletin as {@code html}. */
@Provider
@Produces(MediaType.TEXT_HTML)
class HtmlBulletinWriter extends PublicationWriter {
    private final BulletinFiles files;

    HtmlBulletinWriter(BulletinFiles files) {
        super(BULLETINS, ".html");
        this.files = files;
    }

    @Override
    byte[] bytes(Object bulletin) {
        return files.html((Bulletin) bulletin);
    }
}
