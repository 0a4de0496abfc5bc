package org.openmash.statistics.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
    private final Timer htmlDrawn;
    private final Timer pdfDrawn;

    BulletinFiles(@Location("statistics/bulletin.html") Template template, MeterRegistry meters) {
        this.template = template;
        this.htmlDrawn = drawn(meters, "html");
        this.pdfDrawn = drawn(meters, "pdf");
    }

    private static Timer drawn(MeterRegistry meters, String form) {
        return Timer.builder("openmash.statistics.bulletin.drawn")
                .description("Bulletins drawn anew; one that is kept is not counted")
                .tag("form", form)
                .register(meters);
    }

    /** An accessible page in HTML (well-formed XML too), charts as SVG inside it. */
    byte[] html(Bulletin bulletin) {
        return html.get(
                bulletin,
                drawn -> htmlDrawn.record(() -> page(drawn, BulletinPage::svg).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same page as tagged PDF, charts as PNG. */
    byte[] pdf(Bulletin bulletin) {
        return pdf.get(bulletin, drawn -> pdfDrawn.record(() -> PdfPages.of(page(drawn, BulletinPage::png))));
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
