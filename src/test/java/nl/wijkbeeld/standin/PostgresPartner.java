package nl.wijkbeeld.standin;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two partners' case systems in a real PostgreSQL: a database each, with a view in schema {@code levering} that the role
 * {@code wijkbeeld} may read, and nothing else. Its password is checked.
 */
public final class PostgresPartner implements AutoCloseable {
    public static final String USER = "wijkbeeld";
    private static final String CARE = "zvh";
    private static final String HOUSING = "corporatie_west";
    private final EmbeddedPostgres postgres;
    private final String password;

    /** What the generator makes up for both. */
    public static PostgresPartner of(Generator generator, String password) {
        return new PostgresPartner(generator.careCases(), generator.housingWest(), password);
    }

    PostgresPartner(List<CareCase> care, List<HousingCase> housing, String password) {
        this.password = password;
        try {
            postgres = EmbeddedPostgres.builder().start();
            createRole();
            fillCare(care);
            fillHousing(housing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("stand-in database", e);
        }
    }

    public String careUrl() {
        return url(CARE);
    }

    public String housingUrl() {
        return url(HOUSING);
    }

    public String password() {
        return password;
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The embedded server trusts everyone: from here on only its owner, and the role with its password. */
    private void createRole() throws SQLException, IOException {
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create role " + USER + " login password '" + password + "'");
            statement.execute("create database " + CARE);
            statement.execute("create database " + HOUSING);
            try (var shown = statement.executeQuery("show hba_file")) {
                shown.next();
                Files.writeString(Path.of(shown.getString(1)), """
                        local all postgres trust
                        host all postgres 127.0.0.1/32 trust
                        host all all 127.0.0.1/32 scram-sha-256
                        """);
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    private void fillCare(List<CareCase> cases) throws SQLException {
        try (Connection owner = postgres.getDatabase("postgres", CARE).getConnection()) {
            create(owner, """
                    create table dossier.casus (
                      casenummer text primary key, aanmelddatum date, gemeente text, wijk text, thema text,
                      aanmelder_domein text, geboortejaar int, geslacht text, ave_fase int, status text, einddatum date,
                      naam text);
                    create view levering.zvh_casussen as
                      select casenummer, aanmelddatum, gemeente, wijk, thema, aanmelder_domein, geboortejaar, geslacht,
                             ave_fase, status, einddatum
                      from dossier.casus;
                    """);
            try (PreparedStatement insert =
                    owner.prepareStatement("insert into dossier.casus values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (CareCase made : cases) {
                    add(
                            insert,
                            made.number(),
                            made.reported(),
                            made.gemeente(),
                            made.wijk(),
                            made.thema(),
                            made.domain(),
                            made.birthYear(),
                            made.sex(),
                            made.phase(),
                            made.status(),
                            made.end(),
                            "Testpersoon " + made.number());
                }
                insert.executeBatch();
            }
        }
    }

    private void fillHousing(List<HousingCase> cases) throws SQLException {
        try (Connection owner = postgres.getDatabase("postgres", HOUSING).getConnection()) {
            create(owner, """
                    create table dossier.zaak (
                      zaak_id text primary key, registratiedatum timestamptz, begindatum date, einddatum date, soort text,
                      detailsoort text, status text, postcode text, huisnummer int, toelichting text, melder text);
                    create view levering.overlastzaken as
                      select zaak_id, registratiedatum, begindatum, einddatum, soort, detailsoort, status, postcode,
                             huisnummer, toelichting
                      from dossier.zaak;
                    """);
            try (PreparedStatement insert =
                    owner.prepareStatement("insert into dossier.zaak values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (HousingCase made : cases) {
                    add(
                            insert,
                            made.id(),
                            made.registered().atOffset(ZoneOffset.UTC),
                            made.begin(),
                            made.end(),
                            made.kind().soort(),
                            made.kind().detailsoort(),
                            made.status(),
                            made.address().postcode(),
                            made.address().huisnummer(),
                            made.toelichting(),
                            made.melder());
                }
                insert.executeBatch();
            }
        }
    }

    private static void create(Connection owner, String tables) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("create schema dossier; create schema levering;" + tables);
            statement.execute("grant usage on schema levering to " + USER);
            statement.execute("grant select on all tables in schema levering to " + USER);
        }
    }

    private static void add(PreparedStatement insert, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
