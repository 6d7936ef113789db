package nl.wijkbeeld.border;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.settings.Settings;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Turns event numbers into keys: the first 16 bytes of HMAC-SHA256 under the secret of the number's partner and year, so
 * that a correction finds its event and nobody without the secret finds its number.
 *
 * <p>The year is the one that the number itself shows (docs/decisions/0010-a-keys-year-is-in-the-number.md).
 */
public final class Pseudonyms {

    /** Stands for the key of a number whose year has no secret; no hash is nought. */
    static final BigInteger NO_SECRET = BigInteger.ZERO;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FIXED_TEXT = "vingerafdruk van een sleutel van wijkbeeld";
    private static final int FINGERPRINT_BYTES = 8;

    private final Keys keys;

    private Pseudonyms(Keys keys) {
        this.keys = keys;
    }

    /** @throws nl.wijkbeeld.settings.Fault as {@link Keys#read} */
    public static Pseudonyms read(Settings settings) {
        return new Pseudonyms(Keys.read(settings));
    }

    /** By year, what tells a partner's secret from another and gives nothing of it away. */
    Map<String, String> fingerprints(String partner) {
        Map<String, String> fingerprints = new TreeMap<>();
        for (String year : keys.years(partner)) {
            Mac mac = mac(keys.find(partner, year).orElseThrow());
            fingerprints.put(year, HexFormat.of().formatHex(mac.doFinal(bytes(FIXED_TEXT)), 0, FINGERPRINT_BYTES));
        }
        return fingerprints;
    }

    /** The name of the SQL function that makes a partner's keys. */
    static String function(String partner) {
        return "sleutel_" + partner.replace('-', '_');
    }

    /**
     * Makes the function of a contract's partner known to a database: {@code VARCHAR → HUGEINT}, null for null.
     *
     * @param latest no number is of a later year: what looks like one shows no year
     * @return filled while rows are read: the years that had no secret; their keys are {@link #NO_SECRET}
     */
    Set<String> register(Connection connection, Contract contract, int latest) throws SQLException {
        Set<String> missing = ConcurrentHashMap.newKeySet();
        Optional<Pattern> shape = contract.keyYear();
        ThreadLocal<Macs> threads = ThreadLocal.withInitial(() -> new Macs(contract.partner(), shape, latest, missing));
        DuckDBFunctions.scalarFunction()
                .withName(function(contract.partner()))
                .withParameter(String.class)
                .withReturnType(DuckDBColumnType.HUGEINT)
                .withVectorizedFunction((rows, keys) -> {
                    Macs macs = threads.get();
                    var numbers = rows.vector(0);
                    for (long row = 0; row < rows.rowCount(); row++) {
                        if (numbers.isNull(row)) {
                            keys.setNull(row);
                        } else {
                            String number = numbers.getString(row);
                            Mac mac = macs.of(number);
                            keys.setHugeInt(
                                    row, mac == null ? NO_SECRET : new BigInteger(mac.doFinal(bytes(number)), 0, 16));
                        }
                    }
                })
                .register(connection);
        return missing;
    }

    /** One thread's HMACs of a partner, by the year that a number shows. */
    private final class Macs {

        private final String partner;
        private final @Nullable Matcher shape;
        private final int latest;
        private final Set<String> missing;
        private final Map<String, Optional<Mac>> byYear = new HashMap<>();

        Macs(String partner, Optional<Pattern> shape, int latest, Set<String> missing) {
            this.partner = partner;
            this.shape = shape.map(pattern -> pattern.matcher("")).orElse(null);
            this.latest = latest;
            this.missing = missing;
        }

        @Nullable Mac of(String number) {
            return byYear.computeIfAbsent(year(number), this::macOf).orElse(null);
        }

        private Optional<Mac> macOf(String year) {
            Optional<Mac> mac = keys.find(partner, year).map(Pseudonyms::mac);
            if (mac.isEmpty()) {
                missing.add(year);
            }
            return mac;
        }

        private String year(String number) {
            if (shape == null || !shape.reset(number).find()) {
                return Keys.NO_YEAR;
            }
            String year = shape.group(Contract.KEY_YEAR);
            return Integer.parseInt(year) > latest ? Keys.NO_YEAR : year;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
