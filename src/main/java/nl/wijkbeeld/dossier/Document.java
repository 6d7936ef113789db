package nl.wijkbeeld.dossier;

/**
 * One composed file of an edition.
 *
 * @param name its file name
 * @param area code of the area that it is about
 */
public record Document(String name, String area, byte[] content) {}
