package nl.wijkbeeld;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints {@link Register#annex}. */
@Command(
        name = "dpia",
        mixinStandardHelpOptions = true,
        description =
                "De bijlage bij een DPIA (AVG art. 35), ingevuld uit contracten en instellingen. Einde 1 als er nog iets in te vullen is.")
final class DpiaCommand implements Callable<Integer> {

    @Mixin
    private PageOption page = new PageOption();

    @Override
    public Integer call() throws IOException {
        return page.tell(Register.read(Wijkbeeld.home()).annex());
    }
}
