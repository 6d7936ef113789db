package nl.wijkbeeld.dossier;

import java.nio.file.Path;

/**
 * What composing and publishing need to know.
 *
 * @param reports folder of the templates, texts and colours
 * @param themes the list of themes: config/codes/themas.csv
 * @param editions folder that editions are published in
 * @param demo whether every page says that its figures are made up
 * @param softwareVersion goes into the manifest and the verantwoording
 * @param threads dossiers that are composed at the same time
 */
public record DossierSettings(
        Path reports, Path themes, Path editions, boolean demo, String softwareVersion, int threads) {

    public DossierSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }
}
