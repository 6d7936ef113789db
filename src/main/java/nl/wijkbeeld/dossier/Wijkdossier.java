package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.disclosure.Area;

/** The dossier of one wijk, in the order that it is read. */
record Wijkdossier(Story story, DossierSettings settings) {

    List<Block> blocks(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        PlaceSection place = new PlaceSection(story);
        blocks.addAll(new Overview(story).of(wijk));
        blocks.addAll(new ThemeSection(story).of(wijk));
        blocks.addAll(place.buurten(wijk));
        blocks.addAll(place.when(wijk));
        blocks.addAll(new CrimesSection(story)
                .of(wijk, story.publication().areasIn(wijk.code()), List.of(story.gemeente(wijk))));
        blocks.addAll(new SourcesSection(story).of(wijk));
        blocks.addAll(new AccountSection(story, settings).blocks());
        return blocks;
    }
}
