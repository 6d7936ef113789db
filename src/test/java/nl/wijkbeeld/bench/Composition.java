package nl.wijkbeeld.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Composing;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.warehouse.Warehouse;

/** Composes the dossiers of a made-up night and their annexes, beside what JasperReports does of it alone. */
final class Composition {

    static final int WIJKEN = 18;
    static final int MANY = 28 * WIJKEN;
    private static final String PRINTED = "fill and export of the same pages";
    private static final String SAME = "the same 18 dossiers";
    private static final String WHOLE = "dossiers, CSV and XLSX";

    /** Wijken like those of Almelo and Twenterand, with their buurten and what the police count openly in them. */
    private static final String MORE = """

            create temp table keer as select unnest(generate_series(1, %d)) as nummer;
            insert into ref_gebieden
                select
                    g.jaar, g.gebied_code || '-' || k.nummer, g.naam || ' ' || k.nummer, g.niveau,
                    case when g.niveau = 'buurt' then g.ouder_code || '-' || k.nummer else g.ouder_code end,
                    g.inwoners, g.huishoudens, g.stedelijkheid, g.pc4
                from ref_gebieden as g
                cross join keer as k
                where g.niveau in ('wijk', 'buurt');
            insert into vast_gebeurtenissen
                select v.bron, v.leverancier, v.categorie, v.gebied_code || '-' || k.nummer, v.maand, v.aantal, 0
                from vast_gebeurtenissen as v
                cross join keer as k
                where v.bron = 'politie-incidenten' and v.gebied_code <> 'onbekend'
                    and v.categorie in (select categorie from ref_codes where gevoeligheid = 'openbaar');
            insert into vast_gebeurtenissen_per_week
                select v.bron, v.categorie, v.wijk_code || '-' || k.nummer, v.week, v.aantal
                from vast_gebeurtenissen_per_week as v
                cross join keer as k
                where v.bron = 'politie-incidenten' and v.wijk_code <> 'onbekend'
                    and v.categorie in (select categorie from ref_codes where gevoeligheid = 'openbaar');
            """;

    private static final String MEMORY = "6GB";
    /** Times that all is composed before it is measured: a JVM that has just begun measures its compiler. */
    private static final int WARM = 4;

    private Composition() {}

    /** @param areas wijken, a multiple of {@link #WIJKEN} */
    static Trial run(Path folder, int areas) throws IOException {
        int times = areas / WIJKEN - 1;
        Map<String, Double> parts = new LinkedHashMap<>();
        try (Warehouse warehouse = MadeUpNight.filled(folder, times == 0 ? "" : MORE.formatted(times), MEMORY)) {
            Publication publication = Publication.of(
                    warehouse, Policy.read(Bench.root().resolve("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
            try (Composing composing = new Composing(publication, Bench.root(), folder)) {
                for (int warm = 0; warm < WARM; warm++) {
                    composing.same();
                }
                long same = System.nanoTime();
                composing.same();
                parts.put(SAME, Trial.secondsSince(same));
                if (times == 0) {
                    List<Callable<Document>> prepared = composing.prepared();
                    composing.whole();
                    long bare = System.nanoTime();
                    composing.bare(prepared);
                    parts.put(PRINTED, Trial.secondsSince(bare));
                }
                long start = System.nanoTime();
                composing.whole();
                parts.put(WHOLE, Trial.secondsSince(start));
                return Trial.ended(start, publication.areas("wijk").size() + 1L, parts);
            }
        }
    }

    /** Seconds of the 18 dossiers that every edition has. */
    static double same(Trial trial) {
        return trial.parts().getOrDefault(SAME, Double.NaN);
    }

    /** How many times as long the whole takes as what JasperReports does of it. */
    static double ratio(Trial trial) {
        return trial.parts().getOrDefault(WHOLE, Double.NaN) / trial.parts().getOrDefault(PRINTED, Double.NaN);
    }
}
