package nl.wijkbeeld.portal;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One line of the table of what may be asked.
 *
 * @param handler may wait: it runs on a worker
 */
record Page(HttpMethod method, String path, Access access, Handler<RoutingContext> handler) {

    static Page get(String path, Access access, Handler<RoutingContext> handler) {
        return new Page(HttpMethod.GET, path, access, handler);
    }

    static Page post(String path, Access access, Handler<RoutingContext> handler) {
        return new Page(HttpMethod.POST, path, access, handler);
    }
}
