package nl.wijkbeeld.disclosure;

import java.util.OptionalLong;

/**
 * An area of the publication.
 *
 * @param level buurt, wijk, gemeente, basisteam or onbekend
 * @param parent code of the area that holds it, empty at the top
 * @param year edition year of the boundaries, empty when it has none
 */
public record Area(
        String code,
        String name,
        String level,
        String parent,
        OptionalLong year,
        OptionalLong inhabitants,
        OptionalLong households,
        OptionalLong urbanity) {}
