package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.dossier.Series.Moment;
import nl.wijkbeeld.dossier.Svg.Point;

/** A line without axes, on the band of what was expected, for in a table; its end is a dot, open when it can still change. */
record Sparkline(Palette palette, double width, double height) {

    Drawing draw(Series series, double top, String description) {
        Svg svg = new Svg(width, height, palette.font());
        svg.line(0, height - 1, width, height - 1, palette.rule(), 0.4);
        band(svg, series.moments(), top);
        List<Point> points = new ArrayList<>();
        List<Moment> moments = series.moments();
        Moment last = null;
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.value().isPresent()) {
                points.add(point(i, moments.size(), moment.value().getAsDouble() / Math.max(top, 1)));
                last = moment;
            } else {
                svg.path(points, palette.accent(), 0.9, false);
                points.clear();
            }
        }
        svg.path(points, palette.accent(), 0.9, false);
        if (last != null && !points.isEmpty()) {
            Point end = points.get(points.size() - 1);
            svg.dot(end, 1.4, last.provisional() ? "#FFFFFF" : palette.accent(), palette.accent());
        }
        return new Drawing(svg.toString(), description);
    }

    private void band(Svg svg, List<Moment> moments, double top) {
        double half = (width - 4) / Math.max(1, moments.size() - 1) / 2;
        for (int i = 0; i < moments.size(); i++) {
            int at = i;
            moments.get(i).expected().ifPresent(band -> {
                Point high = point(at, moments.size(), band.high() / Math.max(top, 1));
                Point low = point(at, moments.size(), band.low() / Math.max(top, 1));
                svg.box(high.x() - half, high.y(), 2 * half, low.y() - high.y(), palette.light());
            });
        }
    }

    private Point point(int at, int of, double share) {
        double x = of < 2 ? width / 2 : 2 + (width - 4) * at / (of - 1);
        return new Point(x, height - 1.5 - (height - 3.5) * share);
    }
}
