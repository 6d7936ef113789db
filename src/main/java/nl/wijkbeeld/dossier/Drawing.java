package nl.wijkbeeld.dossier;

import java.nio.charset.StandardCharsets;
import net.sf.jasperreports.renderers.Renderable;
import net.sf.jasperreports.renderers.SimpleDataRenderer;

/**
 * A drawing as vectors.
 *
 * @param description what it shows, in words, for who cannot see it
 */
record Drawing(String svg, String description) {

    Renderable renderer() {
        return SimpleDataRenderer.getInstance(svg.getBytes(StandardCharsets.UTF_8));
    }
}
