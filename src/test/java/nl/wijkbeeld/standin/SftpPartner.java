package nl.wijkbeeld.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** The police's SFTP server: a folder, one account, a host key that a client can check. */
public final class SftpPartner implements AutoCloseable {
    public static final String USER = "politie";
    private final SshServer server = SshServer.setUpDefaultServer();
    private final String password;

    /** @param folder what the account sees as {@code /} */
    public SftpPartner(Path folder, String password) {
        this.password = password;
        SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider();
        hostKey.setAlgorithm("EC");
        hostKey.setKeySize(256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((user, given, session) -> user.equals(USER) && given.equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.toAbsolutePath()));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getPort();
    }

    public String password() {
        return password;
    }

    /** Writes a {@code known_hosts} file that names this server's own key, and nothing else. */
    public Path writeKnownHosts(Path file) {
        try {
            KeyPair pair = server.getKeyPairProvider().loadKeys(null).iterator().next();
            String line = "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(pair.getPublic());
            return Files.writeString(file, line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("host key", e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
