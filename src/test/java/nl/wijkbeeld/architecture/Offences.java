package nl.wijkbeeld.architecture;

import java.sql.Connection;
import net.sf.jasperreports.engine.JasperPrint;
import nl.wijkbeeld.standin.Partners;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Breaks each rule of the architecture once, so that the rules are shown able to fail. */
public class Offences {

    /** Camel outside root and flow. */
    public static class AsksCamel {
        @Nullable CamelContext camel;
    }

    /** A database outside border, ledger and warehouse. */
    public static class AsksTheDatabase {
        @Nullable Connection connection;
    }

    /** JasperReports outside dossier. */
    public static class Prints {
        @Nullable JasperPrint print;
    }

    /** Makes what only one package may make. */
    public static class ReleasesByItself {
        Offences made() {
            return new Offences();
        }
    }

    /** Production code that knows a stand-in. */
    public static class KnowsAPartner {
        @Nullable Partners partners;
    }
}
