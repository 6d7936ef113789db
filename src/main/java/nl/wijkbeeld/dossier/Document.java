package nl.wijkbeeld.dossier;

import java.util.Map;

/**
 * One composed dossier of an edition.
 *
 * @param name of its PDF
 * @param area code of the area that it is about
 * @param content the PDF
 * @param html the same for the web: a fragment without the title
 * @param inShort what a list of dossiers tells of it, by {@code verandering}, {@code ontbreekt} and {@code peildatums}
 */
public record Document(String name, String area, byte[] content, String html, Map<String, String> inShort) {

    /** The name that its page for the web has in an edition. */
    String webName() {
        return name.replace(".pdf", ".html");
    }
}
