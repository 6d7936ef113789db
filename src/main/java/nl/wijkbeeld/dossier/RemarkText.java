package nl.wijkbeeld.dossier;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.wijkbeeld.disclosure.Remark;

/** How a remark is printed: for a dossier, and for who wants to see it before. */
public final class RemarkText {

    private final Texts texts;
    private final Map<String, String> themes = new LinkedHashMap<>();

    private RemarkText(Texts texts, Themes themes) {
        this.texts = texts;
        themes.withHic(texts).forEach(theme -> this.themes.put(theme.key(), theme.title()));
    }

    /**
     * @param reports the folder of the templates and their texts
     * @param themes the list of themes
     */
    public static RemarkText read(Path reports, Path themes) {
        return new RemarkText(Texts.read(reports.resolve("teksten.properties")), Themes.read(themes));
    }

    /** Titles of the themes by their keys, in their order. */
    public Map<String, String> themes() {
        return themes;
    }

    /** What stands above it. */
    public String heading(Remark remark, String area) {
        return heading(
                texts,
                remark,
                remark.theme().map(theme -> area + ", " + themes.get(theme)).orElse(area));
    }

    static String heading(Texts texts, Remark remark, String about) {
        return texts.say("duiding." + remark.kind().key(), "gebied", about, "datum", Dutch.date(remark.date()));
    }

    /** What stands below it: who wrote it, and who sees to it. */
    public String signature(Remark remark) {
        return signature(texts, remark);
    }

    static String signature(Texts texts, Remark remark) {
        return remark.owner()
                .map(owner -> texts.say("duiding.eigenaar", "auteur", remark.author(), "eigenaar", owner))
                .orElse(remark.author());
    }
}
