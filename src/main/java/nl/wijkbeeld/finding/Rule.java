package nl.wijkbeeld.finding;

import java.util.Locale;

/**
 * Every rule that a delivery can break, with the sentence that tells its sender what to mend.
 *
 * <p>A {@link Weight#ROW} finding costs one row, a {@link Weight#DELIVERY} finding the whole delivery, a
 * {@link Weight#NOTICE} is counted and shown while the row is loaded.
 */
public enum Rule {
    LEEG_BESTAND(Weight.DELIVERY, "Het bestand is leeg. Lever het opnieuw."),
    GEEN_RIJEN(Weight.DELIVERY, "Er zijn geen bruikbare rijen. Een lege levering vervangt nooit eerdere gegevens."),
    NUL_BYTE(Weight.DELIVERY, "Het bestand bevat een NUL-byte en is dus beschadigd of geen tekst."),
    TEKENSET(Weight.DELIVERY, "De tekens zijn niet te lezen in een tekenset die is afgesproken."),
    REGEL_TE_LANG(Weight.DELIVERY, "Een regel is langer dan toegestaan; vaak ontbreekt een aanhalingsteken."),
    ONLEESBAAR(Weight.DELIVERY, "Het bestand is niet volgens de afgesproken vorm te lezen."),
    SCHEIDINGSTEKEN(Weight.DELIVERY, "De kop heeft één kolom: het scheidingsteken is anders dan afgesproken."),
    KOLOM_ONTBREEKT(Weight.DELIVERY, "Een afgesproken kolom ontbreekt in de kop."),
    KOLOM_ONBEKEND(Weight.DELIVERY, "De kop bevat een kolom die niet is afgesproken. Die mag niet worden geleverd."),
    KOLOM_DUBBEL(Weight.DELIVERY, "Een kolom staat twee keer in de kop."),
    BOVEN_TOLERANTIE(Weight.DELIVERY, "Er zijn meer foute rijen dan is afgesproken. De hele levering is geweigerd."),
    TE_WEINIG_TERUG(
            Weight.DELIVERY, "De levering vervangt veel meer rijen dan zij er brengt. Controleer of zij volledig is."),
    BESTANDSNAAM(Weight.DELIVERY, "De bestandsnaam noemt niet de periode die is afgesproken."),
    DUBBELE_LEVERING(Weight.DELIVERY, "Deze inhoud is al eerder verwerkt."),
    RIJ_ONLEESBAAR(Weight.ROW, "De rij is niet te lezen: te veel of te weinig kolommen, of geen geldig JSON."),
    VERPLICHT(Weight.ROW, "Een verplichte waarde ontbreekt."),
    DATUM_ONGELDIG(Weight.ROW, "De datum bestaat niet of heeft een andere vorm."),
    DATUM_TOEKOMST(Weight.ROW, "De datum ligt na de dag van levering."),
    DATUM_TE_OUD(Weight.ROW, "De datum ligt voor 1 januari 2000."),
    DATUM_NA_PERIODE(Weight.ROW, "De datum ligt na de periode in de bestandsnaam."),
    TIJD_ONGELDIG(Weight.ROW, "De tijd bestaat niet of heeft een andere vorm."),
    TIJD_BESTAAT_NIET(Weight.ROW, "Dit uur is er niet geweest: de klok ging die nacht een uur vooruit."),
    GEEN_GETAL(Weight.ROW, "De waarde is geen heel getal binnen de afgesproken grenzen."),
    NIET_TOEGESTAAN(Weight.ROW, "De waarde staat niet in de afgesproken lijst."),
    CAMERA_BUITEN_AANWIJZING(
            Weight.ROW, "De camera staat op die dag niet in een aangewezen gebied (art. 151c Gemeentewet)."),
    CODE_ONBEKEND(Weight.NOTICE, "De code staat niet in de codelijst; geladen en geteld als onbekend."),
    GEBIED_ONBEKEND(Weight.NOTICE, "Het adres of gebied is niet te plaatsen; geladen en geteld als onbekend."),
    PERIODE_GESLOTEN(Weight.NOTICE, "De maand is gesloten; geteld als nagekomen, niet geladen."),
    SAMENGEVOEGD(Weight.NOTICE, "Een sleutel komt vaker voor in één levering; één rij is geteld.");

    /** What a broken rule costs. */
    public enum Weight {
        NOTICE,
        ROW,
        DELIVERY
    }

    private final Weight weight;
    private final String sentence;

    Rule(Weight weight, String sentence) {
        this.weight = weight;
        this.sentence = sentence;
    }

    public Weight weight() {
        return weight;
    }

    /** What is wrong, in Dutch, without any value of the delivery. */
    public String sentence() {
        return sentence;
    }

    /** The name in ledger and documents: {@code datum-ongeldig}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
