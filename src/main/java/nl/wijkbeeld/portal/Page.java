package nl.wijkbeeld.portal;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * One line of the table of what may be asked.
 *
 * @param waits whether the handler may wait for the disk or the warehouse: then it runs on a worker
 */
record Page(HttpMethod method, String path, Access access, Handler<RoutingContext> handler, boolean waits) {

    static Page get(String path, Access access, Handler<RoutingContext> handler) {
        return new Page(HttpMethod.GET, path, access, handler, true);
    }

    /** Answered from what is kept in memory. */
    static Page quick(String path, Access access, Handler<RoutingContext> handler) {
        return new Page(HttpMethod.GET, path, access, handler, false);
    }

    static Page post(String path, Access access, Handler<RoutingContext> handler) {
        return new Page(HttpMethod.POST, path, access, handler, true);
    }
}
