package nl.wijkbeeld.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the control room's log and its register of cameras; some lines are of a camera outside its designation. */
record CameraDeliveries(long seed, LocalDate start, LocalDate night) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_PER_YEAR = 900;
    private static final List<String> CATEGORIES = List.of(
            "geweld",
            "openbare dronkenschap",
            "drugs",
            "verward persoon",
            "jeugd",
            "vernieling",
            "diefstal",
            "verkeer",
            "wildplassen",
            "overig");
    private static final int[] WEIGHTS = {14, 16, 12, 9, 14, 7, 8, 8, 7, 5};
    private static final List<Camera> CAMERAS = List.of(
            new Camera("CAM-01", "BU01411000", "Plein noord", -6, 9),
            new Camera("CAM-02", "BU01411000", "Plein zuid", -6, 9),
            new Camera("CAM-03", "BU01411000", "Uitgaansstraat", -6, 9),
            new Camera("CAM-04", "BU01411001", "Winkelstraat", -6, 9),
            new Camera("CAM-05", "BU01411001", "Parkeergarage", -3, 9),
            new Camera("CAM-06", "BU01411003", "Stationsplein", -6, 9),
            new Camera("CAM-07", "BU01411701", "Brug", -4, 9),
            new Camera("CAM-08", "BU01411500", "Buurtplein", -2, 9),
            new Camera("CAM-09", "BU17000107", "Dorpsplein", -5, 9),
            new Camera("CAM-10", "BU17000402", "Winkelcentrum", -3, 9),
            new Camera("CAM-11", "BU01411908", "Stadion (tijdelijk)", -4, -2));

    /** A camera and the years, counted from this one, in which its place is designated; 9 is still. */
    private record Camera(String id, String buurt, String text, int fromYear, int toYear) {
        boolean isDesignated(int years) {
            return years >= fromYear && (toYear == 9 || years < toYear);
        }
    }

    void writeRegister(Path folder) {
        try (Sheet sheet = Sheet.utf8(
                folder.resolve("cameraregister.csv"),
                ';',
                "camera_id",
                "gebied_code",
                "omschrijving",
                "aanwijzing_van",
                "aanwijzing_tot")) {
            for (Camera camera : CAMERAS) {
                sheet.row(
                        camera.id(),
                        camera.buurt(),
                        camera.text(),
                        newYear(camera.fromYear()).format(PoliceDeliveries.DAY),
                        camera.toYear() == 9
                                ? null
                                : newYear(camera.toYear()).minusDays(1).format(PoliceDeliveries.DAY));
            }
        }
    }

    private LocalDate newYear(int years) {
        return LocalDate.of(night.getYear() + years, 1, 1);
    }

    /** A log for each year in which a camera was designated, each with its empty done-file beside it. */
    void writeLogs(Path folder) {
        for (int year = start.getYear(); year <= night.getYear(); year++) {
            if (designated(year).isEmpty()) {
                continue;
            }
            LocalDate last = LocalDate.of(year, 12, 31);
            LocalDate to = last.isBefore(night) ? last : night.minusDays(1);
            writeLog(folder.resolve("cameralog_" + to.format(DateTimeFormatter.BASIC_ISO_DATE) + ".jsonl"), year);
        }
    }

    private List<Camera> designated(int year) {
        return CAMERAS.stream()
                .filter(camera -> camera.isDesignated(year - night.getYear()))
                .toList();
    }

    private void writeLog(Path file, int year) {
        List<String> lines = new ArrayList<>();
        for (Map<String, @Nullable String> line : lines(year)) {
            try {
                lines.add(JSON.writeValueAsString(line) + "\n");
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, String.join("", lines));
            Files.writeString(file.resolveSibling(file.getFileName() + ".done"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Map<String, @Nullable String>> lines(int year) {
        Chance chance = Chance.of(seed, "cameratoezicht", year);
        List<Camera> designated = designated(year);
        List<Map<String, @Nullable String>> lines = new ArrayList<>();
        for (int i = 1; i <= LINES_PER_YEAR; i++) {
            Camera camera = chance.percent(0.3) ? CAMERAS.get(CAMERAS.size() - 1) : chance.pick(designated);
            var line = line("CT-%d-%05d".formatted(year, i), year, camera, chance);
            if (line != null) {
                lines.add(line);
            }
        }
        lines.sort(Comparator.comparing(line -> String.valueOf(line.get("start"))));
        if (year == night.getYear() && !lines.isEmpty()) {
            lines.addAll(awkward(lines.get(0)));
        }
        return lines;
    }

    private @Nullable Map<String, @Nullable String> line(String id, int year, Camera camera, Chance chance) {
        LocalDate day = Rhythm.UITGAAN.day(year, chance);
        LocalTime time = LocalTime.of(Rhythm.UITGAAN.hour(chance), chance.below(60));
        Instant begin = day.atTime(time).atZone(ZONE).toInstant();
        Map<String, @Nullable String> line = new LinkedHashMap<>();
        line.put("incident_id", id);
        line.put("start", begin.toString());
        line.put("eind", begin.plus(Duration.ofMinutes(chance.between(2, 55))).toString());
        line.put("camera_id", camera.id());
        line.put("observant", "Testobservant " + chance.between(1, 12));
        line.put("categorie", CATEGORIES.get(chance.weighted(WEIGHTS)));
        line.put("wijze", chance.percent(85) ? "live" : "achteraf");
        line.put("doorgezet_naar", chance.pick(List.of("politie", "politie", "boa", "geen")));
        line.put("opvolging", chance.percent(70) ? "ter plaatse" : "geen");
        line.put("aanhouding", chance.percent(8) ? "j" : "n");
        line.put("beelden_veiliggesteld", chance.percent(15) ? "j" : "n");
        line.put("opmerking", "Testpersoon met rode jas bij Voorbeeldstraat " + chance.below(90));
        return day.isBefore(night) ? line : null;
    }

    /** Unknown category, unknown camera, no start, an impossible one, and text that is hard to read. */
    private static List<Map<String, @Nullable String>> awkward(Map<String, @Nullable String> line) {
        return List.of(
                changed(line, 1, "categorie", "vliegende schotel"),
                changed(line, 2, "camera_id", "CAM-99"),
                changed(line, 3, "start", null),
                changed(line, 4, "start", "2026-02-31T22:00:00Z"),
                changed(line, 5, "opmerking", "\"Eén\" persoon;\ntwee regels"));
    }

    private static Map<String, @Nullable String> changed(
            Map<String, @Nullable String> line, int number, String field, @Nullable String value) {
        Map<String, @Nullable String> changed = new LinkedHashMap<>(line);
        changed.put("incident_id", "CT-RAAR-" + number);
        changed.put(field, value);
        return changed;
    }
}
