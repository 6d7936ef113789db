package nl.wijkbeeld.settings;

import java.nio.file.Path;

/**
 * The folders that a hub works in.
 *
 * @param root where config/, routes/ and reports/ are
 * @param var everything that the hub writes: in/, refused/, editions/, the warehouse
 */
public record Home(Path root, Path var) {

    public static Home at(Path root) {
        return new Home(root, root.resolve("var"));
    }

    public Home withVar(Path folder) {
        return new Home(root, folder);
    }

    public Path config() {
        return root.resolve("config");
    }

    public Path routes() {
        return root.resolve("routes");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    public Path in() {
        return var.resolve("in");
    }

    public Path refused() {
        return var.resolve("refused");
    }

    public Path editions() {
        return var.resolve("editions");
    }

    /** The portal's accounts and audit trail. */
    public Path portal() {
        return var.resolve("portaal");
    }

    public Path warehouse() {
        return var.resolve("wijkbeeld.duckdb");
    }
}
