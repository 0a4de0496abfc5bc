package org.openmash.statistics.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Bulletins as one file each. Drawing takes seconds and never comes out differently, so the last few are kept. */
@ApplicationScoped
public class BulletinFiles {
    private static final int KEPT = 8;

    private final Template template;
    private final Cache<Bulletin, byte[]> html = kept();
    private final Cache<Bulletin, byte[]> pdf = kept();

    BulletinFiles(@Location("statistics/bulletin.html") Template template) {
        this.template = template;
    }

    /** An accessible page in HTML (well-formed XML too), charts as SVG inside it. */
    byte[] html(Bulletin bulletin) {
        return html.get(bulletin, drawn -> page(drawn, BulletinPage::svg).getBytes(StandardCharsets.UTF_8));
    }

    /** The same page as tagged PDF, charts as PNG. */
    byte[] pdf(Bulletin bulletin) {
        return pdf.get(bulletin, drawn -> PdfPages.of(page(drawn, BulletinPage::png)));
    }

    /** Draws both files now, so that whoever asks for them later does not wait. */
    public void makeReady(Bulletin bulletin) {
        html(bulletin);
        pdf(bulletin);
    }

    private String page(Bulletin bulletin, Function<Chart, String> picture) {
        return template.data("page", BulletinPage.of(bulletin, picture))
                .render()
                .strip();
    }

    private static Cache<Bulletin, byte[]> kept() {
        return Caffeine.newBuilder().maximumSize(KEPT).build();
    }
}
