package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import nl.wijkbeeld.dossier.Svg.Anchor;
import nl.wijkbeeld.signal.FunnelLimits;

/**
 * Rates of areas against their inhabitants, with the limits that chance leaves: the fewer live there, the wider. Areas
 * outside are dark and named.
 */
record Funnel(Palette palette, double width, double height) {

    static final double USUAL = 1.96;
    private static final double FAR = 3.09;
    private static final double LEFT = 30;
    private static final double RIGHT = 12;
    private static final double TOP = 8;
    private static final double BOTTOM = 24;
    private static final double LETTER = 7;
    private static final int STEPS = 120;
    private static final double PER = 1000;

    /**
     * An area.
     *
     * @param rate events per inhabitant
     */
    record Dot(String name, double inhabitants, double rate) {

        boolean isOutside(FunnelLimits limits) {
            return rate > limits.upper(inhabitants, USUAL) || rate < limits.lower(inhabitants, USUAL);
        }
    }

    Drawing draw(List<Dot> dots, FunnelLimits limits, String below, String description) {
        Svg svg = new Svg(width, height, palette.font());
        Axis up = Axis.of(dots.stream().mapToDouble(dot -> dot.rate * PER).max().orElse(1));
        Axis along = Axis.of(dots.stream().mapToDouble(Dot::inhabitants).max().orElse(1));
        frame(svg, up, along, below);
        curve(svg, up, along, lived -> limits.upper(lived, USUAL), false);
        curve(svg, up, along, lived -> limits.lower(lived, USUAL), false);
        curve(svg, up, along, lived -> limits.upper(lived, FAR), true);
        curve(svg, up, along, lived -> limits.lower(lived, FAR), true);
        double middle = y(up, limits.rate());
        svg.line(LEFT, middle, width - RIGHT, middle, palette.soft(), 0.6);
        for (Dot dot : dots) {
            boolean outside = dot.isOutside(limits);
            svg.dot(
                    new Svg.Point(x(along, dot.inhabitants), y(up, dot.rate)),
                    outside ? 2.4 : 1.8,
                    outside ? palette.accent() : palette.other(),
                    outside ? palette.accent() : palette.other());
        }
        name(svg, dots.stream().filter(dot -> dot.isOutside(limits)).toList(), up, along);
        return new Drawing(svg.toString(), description);
    }

    private void frame(Svg svg, Axis up, Axis along, String below) {
        svg.line(LEFT, y(up, 0), width - RIGHT, y(up, 0), palette.soft(), 0.6);
        for (double mark : up.marks()) {
            svg.line(LEFT, y(up, mark / PER), width - RIGHT, y(up, mark / PER), palette.rule(), 0.3);
            svg.text(LEFT - 4, y(up, mark / PER) + 2.4, up.label(mark), palette.soft(), LETTER, Anchor.END, false);
        }
        for (double mark : along.marks()) {
            svg.text(
                    x(along, mark),
                    height - BOTTOM + 9,
                    along.label(mark),
                    palette.soft(),
                    LETTER,
                    Anchor.MIDDLE,
                    false);
        }
        svg.text((LEFT + width - RIGHT) / 2, height - 4, below, palette.soft(), LETTER, Anchor.MIDDLE, false);
    }

    /** From where it lies within the frame. */
    private void curve(Svg svg, Axis up, Axis along, DoubleUnaryOperator limit, boolean dashed) {
        svg.path(
                IntStream.rangeClosed(1, STEPS)
                        .mapToDouble(step -> along.top() * step / STEPS)
                        .filter(lived -> limit.applyAsDouble(lived) * PER <= up.top() && limit.applyAsDouble(lived) > 0)
                        .mapToObj(lived -> new Svg.Point(x(along, lived), y(up, limit.applyAsDouble(lived))))
                        .toList(),
                palette.soft(),
                0.8,
                dashed);
    }

    /** From the top down; a name that would lie on another is moved below it. */
    private void name(Svg svg, List<Dot> dots, Axis up, Axis along) {
        List<double[]> taken = new ArrayList<>();
        for (Dot dot : dots.stream()
                .sorted(Comparator.comparingDouble((Dot dot) -> -dot.rate))
                .toList()) {
            double x = x(along, dot.inhabitants);
            boolean toTheLeft = x > width * 0.8;
            double from = toTheLeft ? x - 5 - 4 * dot.name.length() : x + 5;
            double to = from + 4 * dot.name.length();
            double y = y(up, dot.rate) + 2.4;
            for (double[] other : taken) {
                if (from < other[1] && to > other[0] && Math.abs(y - other[2]) < 8) {
                    y = other[2] + 8;
                }
            }
            taken.add(new double[] {from, to, y});
            svg.text(
                    toTheLeft ? x - 5 : x + 5,
                    y,
                    dot.name,
                    palette.ink(),
                    LETTER,
                    toTheLeft ? Anchor.END : Anchor.START,
                    false);
        }
    }

    private double x(Axis along, double inhabitants) {
        return LEFT + (width - LEFT - RIGHT) * along.share(inhabitants);
    }

    private double y(Axis up, double rate) {
        return TOP + (height - TOP - BOTTOM) * (1 - up.share(rate * PER));
    }
}
