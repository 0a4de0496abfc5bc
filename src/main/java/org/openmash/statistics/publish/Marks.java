package org.openmash.statistics.publish;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Signs that tell series apart without colour: shape, filled or hollow, and the dash of the line. */
final class Marks {
    private static final double HALF = 4;
    private static final List<Shape> SHAPES =
            List.of(new Ellipse2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF), square(), triangle(), diamond());
    private static final List<Color> COLOURS =
            List.of(Color.BLACK, new Color(0x00, 0x56, 0x8F), new Color(0xA3, 0x3F, 0x00), new Color(0x00, 0x6B, 0x54));
    private static final float[][] DASHES = {{1, 0}, {7, 3}, {2, 3}, {8, 3, 2, 3}};

    private Marks() {}

    static Shape shape(int series) {
        return SHAPES.get(series % SHAPES.size());
    }

    /** After four shapes the same come again, hollow; the second is hollow too, for it is nearest to the first. */
    static boolean isFilled(int series) {
        return (series / SHAPES.size() + series) % 2 == 0;
    }

    /** Dark enough on white for 4.5 to 1 (WCAG 2.2, 1.4.3). */
    static Color colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    static BasicStroke line(int series) {
        return new BasicStroke(
                1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES[series % DASHES.length], 0);
    }

    private static Shape square() {
        return new Rectangle2D.Double(-HALF, -HALF, 2 * HALF, 2 * HALF);
    }

    private static Shape triangle() {
        return polygon(0, -HALF - 1, HALF + 1, HALF, -HALF - 1, HALF);
    }

    private static Shape diamond() {
        return polygon(0, -HALF - 2, HALF + 1, 0, 0, HALF + 2, -HALF - 1, 0);
    }

    private static Shape polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
