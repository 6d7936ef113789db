package nl.wijkbeeld.standin;

import java.util.List;

/** A real buurt with the made-up addresses that the demo puts in it. */
record Buurt(String code, String naam, String wijk, String gemeente, List<Address> addresses) {

    /** The code without its {@code BU}, as the address file has it. */
    String bareCode() {
        return code.substring(2);
    }

    boolean isCentre() {
        return wijk.equals("WK014110");
    }

    boolean isTwenterand() {
        return gemeente.equals("GM1700");
    }
}
