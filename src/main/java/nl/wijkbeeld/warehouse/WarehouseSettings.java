package nl.wijkbeeld.warehouse;

import java.nio.file.Path;

/**
 * What opening a warehouse needs to know.
 *
 * @param file the DuckDB file; its folder belongs to the warehouse's user alone
 * @param memoryLimit most memory that DuckDB may take, as DuckDB writes it: {@code 512MB}; it never spills to disk
 * @param threads threads of one query
 */
public record WarehouseSettings(Path file, String memoryLimit, int threads) {

    public WarehouseSettings {
        file = file.toAbsolutePath().normalize();
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }
}
