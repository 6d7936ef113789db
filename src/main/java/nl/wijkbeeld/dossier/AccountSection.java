package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Correction;
import nl.wijkbeeld.disclosure.Delivery;
import nl.wijkbeeld.disclosure.Delivery.Share;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Sensitivity;

/** Verantwoording: deliveries, what did not arrive, why figures are withheld, what the words mean. */
record AccountSection(Story story, DossierSettings settings) {

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        List<String> missed = missed();
        blocks.add(deliveries(missed.isEmpty()));
        if (!missed.isEmpty()) {
            blocks.add(Block.of("tekst")
                    .heading(texts().get("verantwoording.ontbreekt.kop"))
                    .caption(String.join(" ", missed)));
        }
        if (!story.publication().corrections().isEmpty()) {
            blocks.add(corrections());
        }
        blocks.add(withheld());
        blocks.add(words());
        blocks.add(made());
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    private Block deliveries(boolean isAll) {
        Rows rows = new Rows();
        for (Delivery delivery : story.publication().deliveries()) {
            rows.add(
                    "naam", name(delivery),
                    "ontvangen", delivery.received().map(Dutch::moment).orElse(texts().get("teken.geen_levering")),
                    "periode", period(delivery),
                    "geweigerd", share(delivery, delivery.refused()),
                    "onbekend", share(delivery, delivery.unknown()));
        }
        return Block.of("leveringen")
                .chapter(texts().get("verantwoording.kop"))
                .caption(texts().say(
                                        "verantwoording.leveringen",
                                        "aantal",
                                        story.publication().digests().size())
                        + (isAll ? " " + texts().get("verantwoording.alles") : ""))
                .rows(rows.list());
    }

    /** The supplier is named where a source has more than one. */
    private String name(Delivery delivery) {
        long suppliers = story.publication().deliveries().stream()
                .filter(other -> other.source().equals(delivery.source()))
                .count();
        return suppliers == 1 ? delivery.sourceTitle() : delivery.sourceTitle() + ", " + delivery.supplierTitle();
    }

    private String period(Delivery delivery) {
        return delivery.firstMonth()
                .flatMap(first -> delivery.lastMonth()
                        .map(last -> first.equals(last)
                                ? Dutch.month(last)
                                : texts().say(
                                                "verantwoording.periode",
                                                "van",
                                                Dutch.month(first),
                                                "tot",
                                                Dutch.month(last))))
                .orElseGet(() -> texts().get("teken.niet_berekend"));
    }

    private String share(Delivery delivery, Share share) {
        return texts().get(
                        delivery.received().isEmpty()
                                ? "teken.niet_berekend"
                                : "verantwoording.deel." + share.name().toLowerCase(Locale.ROOT));
    }

    private List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (Delivery delivery : story.publication().deliveries()) {
            if (delivery.missed()) {
                missed.add(texts().say(
                                delivery.received().isEmpty() ? "verantwoording.nooit" : "verantwoording.gemist",
                                "bron",
                                delivery.sourceTitle(),
                                "leverancier",
                                delivery.supplierTitle(),
                                "datum",
                                delivery.received().map(Dutch::day).orElse("")));
            }
        }
        return missed;
    }

    /** Not how many were added: less what is told of open figures, that tells of the few that are not. */
    private Block corrections() {
        List<String> rounds = new ArrayList<>();
        for (Correction round : story.publication().corrections()) {
            rounds.add(texts().say(
                            "verantwoording.correctieronde", "jaar", round.year(), "datum", Dutch.day(round.done())));
        }
        return Block.of("tekst")
                .heading(texts().get("verantwoording.correctieronde.kop"))
                .caption(String.join(" ", rounds) + " " + texts().get("verantwoording.correctieronde.uitleg"));
    }

    private Block withheld() {
        Policy policy = story.publication().policy();
        String why = texts().say(
                        "verantwoording.afgeschermd",
                        "beschermd",
                        policy.rule(Sensitivity.BESCHERMD).minimum(),
                        "vertrouwelijk",
                        policy.rule(Sensitivity.VERTROUWELIJK).minimum(),
                        "inwoners",
                        policy.inhabitants().value(),
                        "percentage",
                        policy.percentage().value());
        return Block.of("tekst")
                .heading(texts().get("verantwoording.afgeschermd.kop"))
                .caption(why + leftOut());
    }

    private String leftOut() {
        return story.publication().unsafe().stream()
                .sorted()
                .map(source -> " " + texts().say("verantwoording.weggelaten", "bron", story.sourceTitle(source)))
                .collect(Collectors.joining());
    }

    private Block words() {
        Rows rows = new Rows();
        for (String word : texts().list("begrippen")) {
            rows.add("begrip", texts().get("begrip." + word), "uitleg", texts().get("begrip." + word + ".uitleg"));
        }
        return Block.of("begrippen")
                .heading(texts().get("verantwoording.begrippen.kop"))
                .caption(texts().get("verantwoording.tekens"))
                .rows(rows.list());
    }

    private Block made() {
        Policy policy = story.publication().policy();
        return Block.of("tekst")
                .heading(texts().get("verantwoording.gemaakt.kop"))
                .caption(texts().say(
                                "verantwoording.gemaakt",
                                "versie",
                                settings.softwareVersion(),
                                "beleid",
                                policy.versie(),
                                "digest",
                                policy.digest().substring(0, 12),
                                "jaar",
                                boundaryYear()));
    }

    private String boundaryYear() {
        return story.publication().areas("buurt").stream()
                .map(Area::year)
                .filter(OptionalLong::isPresent)
                .map(year -> Long.toString(year.getAsLong()))
                .distinct()
                .sorted()
                .reduce((first, second) -> first + ", " + second)
                .orElse(texts().get("teken.onbekend"));
    }
}
