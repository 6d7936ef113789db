package nl.wijkbeeld.disclosure;

/**
 * A source as a reader knows it.
 *
 * @param kind gebeurtenissen, betrokkenen, zaken, waarnemingen, misdrijven, cameras or adressen
 * @param delayDays days after which a month is expected to be complete
 */
public record Source(
        String code, String partner, String title, String kind, String rhythm, long delayDays, long closeDays) {}
