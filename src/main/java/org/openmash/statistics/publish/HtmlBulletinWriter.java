package org.openmash.statistics.publish;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** The bulletin as {@code html}. */
@Provider
@Produces(MediaType.TEXT_HTML)
class HtmlBulletinWriter extends BulletinWriter {
    private final BulletinFiles files;

    HtmlBulletinWriter(BulletinFiles files) {
        super(".html");
        this.files = files;
    }

    @Override
    byte[] bytes(Bulletin bulletin) {
        return files.html(bulletin);
    }
}
