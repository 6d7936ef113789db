package nl.wijkbeeld.border;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;

/**
 * Turns event numbers into keys: the first 16 bytes of HMAC-SHA256 under a secret of the hub, different per partner, so
 * that a correction finds its event and nobody without the secret finds its number.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MINIMUM = 32;
    private static final String MEND =
            "Maak een sleutelbestand van ten minste 32 tekens en noem het in sleutel.bestand, of zet WIJKBEELD_SLEUTEL.";

    private final byte[] secret;

    private Pseudonyms(byte[] secret) {
        this.secret = secret.clone();
    }

    /**
     * @throws Fault when the secret is missing, unreadable or too short; names the setting, never the secret
     */
    public static Pseudonyms read(Settings settings) {
        String file = settings.text(Setting.SLEUTEL_BESTAND);
        String secret = file.isBlank() ? System.getenv("WIJKBEELD_SLEUTEL") : readFile(Path.of(file));
        if (secret == null || secret.strip().length() < MINIMUM) {
            throw new Fault("De geheime sleutel ontbreekt of is korter dan 32 tekens. " + MEND);
        }
        return new Pseudonyms(secret.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new Fault("sleutel.bestand is niet te lezen. " + MEND);
        }
    }

    /** The name of the SQL function that makes a partner's keys. */
    static String function(String partner) {
        return "sleutel_" + partner.replace('-', '_');
    }

    /** Makes the partner's function known to a database: {@code VARCHAR → HUGEINT}, null for null. */
    void register(Connection connection, String partner) throws SQLException {
        SecretKeySpec key =
                new SecretKeySpec(mac(new SecretKeySpec(secret, ALGORITHM)).doFinal(bytes(partner)), ALGORITHM);
        ThreadLocal<Mac> macs = ThreadLocal.withInitial(() -> mac(key));
        DuckDBFunctions.scalarFunction()
                .withName(function(partner))
                .withParameter(String.class)
                .withReturnType(DuckDBColumnType.HUGEINT)
                .withVectorizedFunction((rows, keys) -> {
                    Mac mac = macs.get();
                    var numbers = rows.vector(0);
                    for (long row = 0; row < rows.rowCount(); row++) {
                        if (numbers.isNull(row)) {
                            keys.setNull(row);
                        } else {
                            keys.setHugeInt(row, new BigInteger(mac.doFinal(bytes(numbers.getString(row))), 0, 16));
                        }
                    }
                })
                .register(connection);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
