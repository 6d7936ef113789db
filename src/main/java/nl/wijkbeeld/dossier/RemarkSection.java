package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.wijkbeeld.disclosure.Remark;

/** Duiding: what people wrote beside the figures, with name and date. */
record RemarkSection(Story story) {

    /** @param areas codes of what it must be about; nothing is printed when there is nothing */
    List<Block> of(Set<String> areas) {
        List<Remark> remarks = story.publication().remarks().stream()
                .filter(remark -> areas.contains(remark.area()))
                .toList();
        if (remarks.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst")
                .chapter(story.texts().get("duiding.kop"))
                .caption(story.texts().get("duiding.uitleg")));
        remarks.forEach(remark -> blocks.add(block(remark)));
        return blocks;
    }

    private Block block(Remark remark) {
        String about = remark.theme()
                .map(theme -> story.publication().area(remark.area()).name() + ", " + story.themeTitle(theme))
                .orElseGet(() -> story.publication().area(remark.area()).name());
        return Block.of("tekst")
                .heading(RemarkText.heading(story.texts(), remark, about))
                .caption(remark.text())
                .note(RemarkText.signature(story.texts(), remark));
    }
}
