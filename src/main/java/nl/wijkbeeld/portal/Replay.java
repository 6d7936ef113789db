package nl.wijkbeeld.portal;

import java.io.File;

/** Offers a file to the hub again, as if its source had delivered it. */
public interface Replay {

    /** Where no routes run, such as beside a hub that is not started. */
    Replay NONE = new Replay() {
        @Override
        public boolean isPossible() {
            return false;
        }

        @Override
        public void receive(File file, String source, String supplier) {
            throw new IllegalStateException("no routes run");
        }
    };

    boolean isPossible();

    void receive(File file, String source, String supplier);
}
