package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.wijkbeeld.disclosure.Area;

/** The dossier of one wijk, in the order that it is read. */
record Wijkdossier(Story story, DossierSettings settings) {

    List<Block> blocks(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        PlaceSection place = new PlaceSection(story);
        blocks.addAll(new Overview(story).of(wijk));
        blocks.addAll(new ThemeSection(story, around(wijk)).of(wijk));
        blocks.addAll(place.buurten(wijk));
        blocks.addAll(place.when(wijk));
        blocks.addAll(new CrimesSection(story)
                .of(wijk, story.publication().areasIn(wijk.code()), List.of(story.gemeente(wijk))));
        blocks.addAll(new SourcesSection(story).of(wijk));
        blocks.addAll(new RemarkSection(story).of(around(wijk)));
        blocks.addAll(new AccountSection(story, settings).blocks());
        return blocks;
    }

    /** The wijk, its buurten, and what it lies in. */
    private Set<String> around(Area wijk) {
        Set<String> around = new HashSet<>();
        around.add(wijk.code());
        story.publication().areasIn(wijk.code()).forEach(buurt -> around.add(buurt.code()));
        Area gemeente = story.gemeente(wijk);
        around.add(gemeente.code());
        around.add(gemeente.parent());
        return around;
    }
}
