package nl.wijkbeeld;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints {@link Register#entries}. */
@Command(
        name = "verwerkingsregister",
        mixinStandardHelpOptions = true,
        description =
                "Het register van verwerkingen (AVG art. 30), ingevuld uit contracten en instellingen. Einde 1 als er nog iets in te vullen is.")
final class VerwerkingsregisterCommand implements Callable<Integer> {

    @Mixin
    private PageOption page = new PageOption();

    @Override
    public Integer call() throws IOException {
        return page.tell(Register.read(Wijkbeeld.home()).entries());
    }
}
