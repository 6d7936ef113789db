package nl.wijkbeeld.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.wijkbeeld.portal.PortalSettings.ProviderSettings;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect: the authorization code flow with PKCE, and the tokens of programs that ask the API.
 *
 * <p>It is looked up at the first sign-in, so that the hub starts when it is away.
 */
final class Provider {

    /** Signed with a key of the provider; never {@code none}, never with a shared secret. */
    private static final Set<JWSAlgorithm> SIGNED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private static final int PATIENCE = 5_000;

    private final ProviderSettings settings;
    private final URI callback;
    private @Nullable Known known;

    Provider(ProviderSettings settings, String url) {
        this.settings = settings;
        this.callback = URI.create(url + "/aanmelden/terug");
    }

    /** The provider is away, or what came from it is not to be believed. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    /** One sign-in that has begun: what comes back must fit it. */
    record Attempt(State state, Nonce nonce, CodeVerifier verifier) {

        static Attempt begin() {
            return new Attempt(new State(), new Nonce(), new CodeVerifier());
        }
    }

    /** Who came back, and what ends the session at the provider too. */
    record Entered(Account account, JWT idToken) {}

    private record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    private synchronized Known known() throws Refused {
        if (known == null) {
            try {
                OIDCProviderMetadata metadata =
                        OIDCProviderMetadata.resolve(new Issuer(settings.issuer()), PATIENCE, PATIENCE);
                known = new Known(
                        metadata,
                        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL())
                                .retrying(true)
                                .build());
            } catch (GeneralException | IOException away) {
                throw new Refused("de aanbieder antwoordt niet", away);
            }
        }
        return known;
    }

    /** Where the browser goes to sign in. */
    URI begin(Attempt attempt) throws Refused {
        return new AuthenticationRequest.Builder(
                        new ResponseType("code"), new Scope("openid", "profile"), client(), callback)
                .endpointURI(known().metadata.getAuthorizationEndpointURI())
                .state(attempt.state)
                .nonce(attempt.nonce)
                .codeChallenge(attempt.verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    private ClientID client() {
        return new ClientID(settings.client());
    }

    /**
     * Ends a sign-in that came back with a code.
     *
     * @throws Refused when the token is not of this provider, for this portal, of this sign-in and still valid
     */
    Entered finish(Attempt attempt, String code) throws Refused {
        Known now = known();
        try {
            HTTPRequest request = new TokenRequest.Builder(
                            now.metadata.getTokenEndpointURI(),
                            new ClientSecretBasic(client(), new Secret(settings.secret())),
                            new AuthorizationCodeGrant(new AuthorizationCode(code), callback, attempt.verifier))
                    .build()
                    .toHTTPRequest();
            request.setConnectTimeout(PATIENCE);
            request.setReadTimeout(PATIENCE);
            TokenResponse response = OIDCTokenResponseParser.parse(request.send());
            if (!response.indicatesSuccess()) {
                throw new Refused("de code is niet ingewisseld", null);
            }
            JWT idToken = ((OIDCTokenResponse) response.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            JWTClaimsSet claims = new IDTokenValidator(
                            now.metadata.getIssuer(),
                            client(),
                            new JWSVerificationKeySelector<>(SIGNED, now.keys),
                            null)
                    .validate(idToken, attempt.nonce)
                    .toJWTClaimsSet();
            return new Entered(account(claims), idToken);
        } catch (IOException | ParseException | BadJOSEException | JOSEException wrong) {
            throw new Refused("het token is niet goed", wrong);
        }
    }

    /**
     * The program that a token of the API is of.
     *
     * @throws Refused when the token is not of this provider, for the API and still valid
     */
    Account program(String token) throws Refused {
        Known now = known();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNED, now.keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder()
                        .issuer(now.metadata.getIssuer().getValue())
                        .build(),
                Set.of("sub", "exp")));
        try {
            return account(processor.process(token, null));
        } catch (java.text.ParseException | BadJOSEException | JOSEException wrong) {
            throw new Refused("het token is niet goed", wrong);
        }
    }

    private Account account(JWTClaimsSet claims) {
        String name = Optional.ofNullable(claims.getClaim("preferred_username"))
                .map(Object::toString)
                .orElse(claims.getSubject());
        return settings.groups().account(name, groups(claims));
    }

    private List<String> groups(JWTClaimsSet claims) {
        Object at = claims.getClaims();
        for (String step : settings.groupsClaim().split("\\.")) {
            at = at instanceof Map<?, ?> inner ? inner.get(step) : null;
        }
        return at instanceof List<?> list
                ? list.stream().map(Objects::toString).toList()
                : at == null ? List.of() : List.of(at.toString());
    }

    /** Where the browser goes to sign out at the provider; empty when that has no such page. */
    Optional<URI> end(JWT idToken, String url) {
        try {
            return Optional.ofNullable(known().metadata.getEndSessionEndpointURI())
                    .map(end -> new LogoutRequest(end, idToken, URI.create(url + "/aanmelden"), null).toURI());
        } catch (Refused away) {
            return Optional.empty();
        }
    }
}
