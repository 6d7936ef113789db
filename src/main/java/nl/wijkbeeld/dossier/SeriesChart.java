package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.dossier.Series.Moment;
import nl.wijkbeeld.dossier.Svg.Anchor;
import nl.wijkbeeld.dossier.Svg.Point;

/**
 * Monthly lines in one frame, on the band of what was expected: the own line dark, what it is compared with grey, each with its name at its end. Months
 * that can still change are dashed; where nothing was delivered the line breaks.
 */
final class SeriesChart {

    private static final double TOP = 9;
    private static final double BOTTOM = 15;
    private static final double LETTER = 7;

    private final Palette palette;
    private final Svg svg;
    private final double left;
    private final double right;
    private final double height;
    private final Axis axis;

    /** A frame on a drawing, from left to right; names of lines stand right of it. */
    SeriesChart(Palette palette, Svg svg, double left, double right, double height, Axis axis) {
        this.palette = palette;
        this.svg = svg;
        this.left = left;
        this.right = right;
        this.height = height;
        this.axis = axis;
    }

    void draw(List<Series> compared, Series own) {
        grid();
        years(own.moments());
        band(own.moments());
        List<Label> labels = new ArrayList<>();
        for (Series series : compared) {
            line(series, palette.other(), 1.0, labels);
        }
        line(own, palette.accent(), 1.6, labels);
        apart(labels)
                .forEach(label -> svg.text(
                        right + 6, label.y + 2.4, label.text, label.colour, LETTER + 0.3, Anchor.START, label.bold));
    }

    private record Label(String text, double y, String colour, boolean bold) {}

    private void grid() {
        svg.line(left, y(0), right, y(0), palette.soft(), 0.6);
        svg.text(left - 4, y(0) + 2.4, "0", palette.soft(), LETTER, Anchor.END, false);
        for (double mark : axis.marks()) {
            svg.line(left, y(mark), right, y(mark), palette.rule(), 0.4);
            svg.text(left - 4, y(mark) + 2.4, axis.label(mark), palette.soft(), LETTER, Anchor.END, false);
        }
    }

    /** A dotted line on a day, with a letter above it. */
    void mark(List<Moment> moments, LocalDate day, String letter) {
        int month = (int) ChronoUnit.MONTHS.between(moments.get(0).at(), day.withDayOfMonth(1));
        double x = x(month, moments.size());
        svg.path(List.of(new Point(x, TOP - 1), new Point(x, y(0))), palette.ink(), 0.6, true);
        svg.text(x, TOP - 2.5, letter, palette.ink(), LETTER, Anchor.MIDDLE, true);
    }

    private void years(List<Moment> moments) {
        for (int i = 0; i < moments.size(); i++) {
            LocalDate at = moments.get(i).at();
            if (at.getMonthValue() == 1) {
                double x = x(i, moments.size());
                svg.line(x, y(0), x, y(0) + 3, palette.soft(), 0.6);
                svg.text(x + 2, y(0) + 10, Integer.toString(at.getYear()), palette.soft(), LETTER, Anchor.START, false);
            }
        }
    }

    /** What each month was expected to count, as steps of a soft colour; a gap where nothing was. */
    private void band(List<Moment> moments) {
        double half = moments.size() < 2 ? 0 : (x(1, moments.size()) - x(0, moments.size())) / 2;
        for (int i = 0; i < moments.size(); i++) {
            double x = x(i, moments.size());
            moments.get(i)
                    .expected()
                    .ifPresent(band -> svg.box(
                            x - half, y(band.high()), 2 * half, y(band.low()) - y(band.high()), palette.light()));
        }
    }

    private void line(Series series, String colour, double thickness, List<Label> labels) {
        List<Moment> moments = series.moments();
        List<Point> firm = new ArrayList<>();
        List<Point> open = new ArrayList<>();
        Point last = null;
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.value().isEmpty()) {
                flush(firm, open, colour, thickness);
                continue;
            }
            Point point = new Point(x(i, moments.size()), y(moment.value().getAsDouble()));
            if (moment.provisional()) {
                if (open.isEmpty() && !firm.isEmpty()) {
                    open.add(firm.get(firm.size() - 1));
                }
                open.add(point);
            } else {
                firm.add(point);
            }
            last = point;
        }
        boolean unfinished = !open.isEmpty();
        flush(firm, open, colour, thickness);
        if (last != null) {
            svg.dot(last, 1.9, unfinished ? "#FFFFFF" : colour, colour);
            boolean bold = thickness > 1.2;
            labels.add(new Label(series.label(), last.y(), bold ? colour : palette.soft(), bold));
        }
    }

    private void flush(List<Point> firm, List<Point> open, String colour, double thickness) {
        svg.path(firm, colour, thickness, false);
        svg.path(open, colour, thickness, true);
        firm.clear();
        open.clear();
    }

    /** Names that would overlap are moved apart. */
    private static List<Label> apart(List<Label> labels) {
        if (labels.size() != 2 || Math.abs(labels.get(0).y - labels.get(1).y) >= 9) {
            return labels;
        }
        Label first = labels.get(0);
        Label second = labels.get(1);
        double middle = (first.y + second.y) / 2;
        double direction = first.y <= second.y ? -4.5 : 4.5;
        return List.of(
                new Label(first.text, middle + direction, first.colour, first.bold),
                new Label(second.text, middle - direction, second.colour, second.bold));
    }

    private double x(int at, int of) {
        return of < 2 ? left : left + 3 + (right - left - 6) * at / (of - 1);
    }

    private double y(double value) {
        return TOP + (height - TOP - BOTTOM) * (1 - axis.share(value));
    }
}
