package nl.wijkbeeld.dossier;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Dossiers.Prepared;

/** Composes an edition's dossiers and annexes on two threads, whole or only what JasperReports does of it; for measuring. */
public final class Composing implements AutoCloseable {

    private static final String EDITION = "2026-11-23-1";
    private static final int THREADS = 2;
    /** Letters in the code of a real wijk; those that were added have more. */
    private static final int CODE = 8;

    private final Dossiers dossiers;
    private final Publication publication;

    public Composing(Publication publication, Path home, Path editions) {
        this.publication = publication;
        this.dossiers = Dossiers.open(new DossierSettings(
                home.resolve("reports"),
                home.resolve("config/codes/themas.csv"),
                editions,
                true,
                "0.1.0-test",
                THREADS));
    }

    /**
     * All dossiers and both annexes.
     *
     * @return bytes
     */
    public long whole() {
        long bytes = size(dossiers.compose(publication, EDITION));
        for (ProtectedTable table : publication.tables()) {
            bytes += CsvTable.bytes(table).length;
        }
        Texts texts = Texts.read(Path.of("reports/teksten.properties"));
        return bytes + new ExcelTables(texts, EDITION).bytes(publication.tables()).length;
    }

    /** The dossiers with all that stands in them, ready to be filled and written. */
    public List<Callable<Document>> prepared() {
        return dossiers.preparations(publication, EDITION).stream()
                .map(Supplier::get)
                .<Callable<Document>>map(prepared -> () -> dossiers.print(prepared))
                .toList();
    }

    /**
     * The dossiers of the 18 wijken that every made-up night has, however many more there are.
     *
     * @return bytes
     */
    public long same() {
        List<Supplier<Prepared>> all = dossiers.preparations(publication, EDITION);
        List<Area> wijken = publication.areas("wijk");
        return size(dossiers.all(IntStream.range(0, wijken.size())
                .filter(at -> wijken.get(at).code().length() == CODE)
                .mapToObj(all::get)
                .<Callable<Document>>map(preparation -> () -> dossiers.print(preparation.get()))
                .toList()));
    }

    /**
     * Fills and writes them.
     *
     * @return bytes
     */
    public long bare(List<Callable<Document>> prepared) {
        return size(dossiers.all(prepared));
    }

    private static long size(List<Document> documents) {
        return documents.stream()
                .mapToLong(document -> document.content().length)
                .sum();
    }

    @Override
    public void close() {
        dossiers.close();
    }
}
