package org.openmash.statistics.publish;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** Writes a PNG that carries its title and its description in words (PNG specification, tEXt keywords). */
final class PngWithText {
    private static final String FORMAT = "javax_imageio_png_1.0";

    private PngWithText() {}

    static byte[] bytes(BufferedImage image, String title, String description) {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            add(metadata, "Title", title);
            add(metadata, "Description", description);
            writer.setOutput(output);
            writer.write(new IIOImage(image, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void add(IIOMetadata metadata, String keyword, String text) throws IOException {
        var entry = new IIOMetadataNode("iTXtEntry");
        entry.setAttribute("keyword", keyword);
        entry.setAttribute("compressionFlag", "FALSE");
        entry.setAttribute("compressionMethod", "0");
        entry.setAttribute("languageTag", "en");
        entry.setAttribute("translatedKeyword", keyword);
        entry.setAttribute("text", text);
        var texts = new IIOMetadataNode("iTXt");
        texts.appendChild(entry);
        var root = new IIOMetadataNode(FORMAT);
        root.appendChild(texts);
        metadata.mergeTree(FORMAT, root);
    }
}
