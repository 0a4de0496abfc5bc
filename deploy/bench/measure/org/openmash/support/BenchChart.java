package org.openmash.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Requests a second as bars, one group a path, one pattern a number of connections; readable in black and white. */
final class BenchChart {
    private static final List<String> FILLS = List.of("#ffffff", "url(#lines)", "#000000", "#808080");
    private static final int LEFT = 250;
    private static final int WIDTH = 560;
    private static final int BAR = 16;

    private final BenchFigures found;
    private final List<Integer> connections;
    private final StringBuilder svg = new StringBuilder();

    BenchChart(BenchFigures found, List<Integer> connections) {
        this.found = found;
        this.connections = connections;
    }

    void write(Path file) throws IOException {
        int group = connections.size() * BAR + 14;
        int height = 50 + BenchKind.values().length * group;
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 %d" font-family="sans-serif" font-size="13">
                <title>OpenMASH: requests a second, side by side in one run</title>
                <defs><pattern id="lines" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="5" height="5" fill="#ffffff"/><rect width="2" height="5" fill="#000000"/></pattern></defs>
                <rect width="900" height="%d" fill="#ffffff"/>
                """.formatted(height, height));
        legend();
        int top = 50;
        for (var kind : BenchKind.values()) {
            group(kind, top);
            top += group;
        }
        Files.writeString(file, svg.append("</svg>\n"));
    }

    private void legend() {
        text(LEFT - 10, 25, "end", "requests a second at");
        for (int i = 0; i < connections.size(); i++) {
            bar(LEFT + i * 150, 12, 16, i);
            text(
                    LEFT + i * 150 + 22,
                    25,
                    "start",
                    connections.get(i) + " connection" + (connections.get(i) == 1 ? "" : "s"));
        }
    }

    private void group(BenchKind kind, int top) {
        text(LEFT - 10, top + connections.size() * BAR / 2 + 5, "end", kind.label());
        for (int i = 0; i < connections.size(); i++) {
            double value = found.of(kind, connections.get(i))
                    .map(BenchResult::perSecond)
                    .orElse(0.0);
            double width = WIDTH * value / most();
            bar(LEFT, top + i * BAR, width, i);
            text(LEFT + (int) width + 6, top + i * BAR + 13, "start", String.format(Locale.ROOT, "%,.0f", value));
        }
    }

    private double most() {
        return found.results().stream()
                .mapToDouble(BenchResult::perSecond)
                .max()
                .orElse(1);
    }

    private void bar(int x, int y, double width, int fill) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#000000\"/>%n",
                x,
                y,
                width,
                BAR - 2,
                FILLS.get(fill % FILLS.size())));
    }

    private void text(int x, int y, String anchor, String words) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, words));
    }
}
