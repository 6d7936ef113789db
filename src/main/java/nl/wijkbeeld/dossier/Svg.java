package nl.wijkbeeld.dossier;

import java.util.List;
import java.util.Locale;

/** Writes the few shapes that the drawings need; a point is a typographic point. */
final class Svg {

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final String font;

    Svg(double width, double height, String font) {
        this.width = width;
        this.height = height;
        this.font = font;
    }

    /** Where a text stands on its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A place on the drawing. */
    record Point(double x, double y) {}

    Svg line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        return add(
                "<line x1='%.2f' y1='%.2f' x2='%.2f' y2='%.2f' stroke='%s' stroke-width='%.2f'/>",
                x1, y1, x2, y2, colour, thickness);
    }

    Svg path(List<Point> points, String colour, double thickness, boolean dashed) {
        if (points.size() < 2) {
            return this;
        }
        StringBuilder way = new StringBuilder();
        for (Point point : points) {
            way.append(String.format(Locale.ROOT, "%s%.2f %.2f", way.isEmpty() ? "M" : "L", point.x, point.y));
        }
        return add(
                "<path d='%s' fill='none' stroke='%s' stroke-width='%.2f' stroke-linejoin='round'%s/>",
                way, colour, thickness, dashed ? " stroke-dasharray='2.2 1.6'" : "");
    }

    /** A filled shape; the first ring is its outside, the others are holes. */
    Svg area(List<List<Point>> rings, String fill, String colour, double thickness) {
        StringBuilder way = new StringBuilder();
        for (List<Point> ring : rings) {
            for (int i = 0; i < ring.size(); i++) {
                Point point = ring.get(i);
                way.append(String.format(Locale.ROOT, "%s%.2f %.2f", i == 0 ? "M" : "L", point.x, point.y));
            }
            way.append('Z');
        }
        return add(
                "<path d='%s' fill='%s' fill-rule='evenodd' stroke='%s' stroke-width='%.2f' stroke-linejoin='round'/>",
                way, fill, colour, thickness);
    }

    Svg dot(Point at, double radius, String fill, String stroke) {
        return add(
                "<circle cx='%.2f' cy='%.2f' r='%.2f' fill='%s' stroke='%s' stroke-width='0.9'/>",
                at.x, at.y, radius, fill, stroke);
    }

    Svg box(double x, double y, double w, double h, String fill) {
        return add("<rect x='%.2f' y='%.2f' width='%.2f' height='%.2f' fill='%s'/>", x, y, w, h, fill);
    }

    Svg text(double x, double y, String text, String colour, double size, Anchor anchor, boolean bold) {
        return add(
                "<text x='%.2f' y='%.2f' font-family='%s' font-size='%.1f' fill='%s' text-anchor='%s'%s>%s</text>",
                x,
                y,
                font,
                size,
                colour,
                anchor.name().toLowerCase(Locale.ROOT),
                bold ? " font-weight='bold'" : "",
                escaped(text));
    }

    private Svg add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "<svg xmlns='http://www.w3.org/2000/svg' width='%.0f' height='%.0f' viewBox='0 0 %.0f %.0f'>%s</svg>",
                width,
                height,
                width,
                height,
                body);
    }
}
