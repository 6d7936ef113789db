package nl.wijkbeeld.disclosure;

/**
 * One figure as it may be shown. Only this package makes cells, so a figure that the policy did not see cannot be
 * printed. A withheld cell does not hold its count.
 */
public sealed interface Cell
        permits Cell.Shown, Cell.Zero, Cell.Withheld, Cell.NotDelivered, Cell.Rate, Cell.NotMeaningful {

    /** Whether late registrations can still change it. */
    default boolean provisional() {
        return false;
    }

    /** A count of 1 or more. */
    final class Shown implements Cell {
        private final long count;
        private final boolean provisional;

        Shown(long count, boolean provisional) {
            this.count = count;
            this.provisional = provisional;
        }

        public long count() {
            return count;
        }

        @Override
        public boolean provisional() {
            return provisional;
        }

        @Override
        public String toString() {
            return Long.toString(count);
        }
    }

    /** Delivered, and none. */
    final class Zero implements Cell {
        private final boolean provisional;

        Zero(boolean provisional) {
            this.provisional = provisional;
        }

        @Override
        public boolean provisional() {
            return provisional;
        }

        @Override
        public String toString() {
            return "0";
        }
    }

    /** Too small to show; the same whether the policy or the publisher withheld it. */
    final class Withheld implements Cell {
        Withheld() {}

        @Override
        public String toString() {
            return "afgeschermd";
        }
    }

    /** What should be counted did not arrive. */
    final class NotDelivered implements Cell {
        NotDelivered() {}

        @Override
        public String toString() {
            return "geen levering";
        }
    }

    /** A count per 1,000 inhabitants. */
    final class Rate implements Cell {
        private final double perThousand;

        Rate(double perThousand) {
            this.perThousand = perThousand;
        }

        public double perThousand() {
            return perThousand;
        }

        @Override
        public String toString() {
            return Double.toString(Math.round(perThousand * 10) / 10.0);
        }
    }

    /** No rate: too few people live there, or there is no count to divide. */
    final class NotMeaningful implements Cell {
        NotMeaningful() {}

        @Override
        public String toString() {
            return "niet berekend";
        }
    }
}
