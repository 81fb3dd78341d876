/**
 * Connections to WeChat, which give up long before the call does: a call that ends while its connection is still being made
 * would look like one whose answer is missing.
 */
import { globalAgent } from "node:https";
import { Agent, type Dispatcher, Dispatcher1Wrapper, EnvHttpProxyAgent, Pool } from "undici";

/** Name, connection and TLS. Two lost packets, sent again after 1 s and 3 s, are survived. */
const connectTimeout = 4_000;

/** Node was told to use the proxies of the environment (`NODE_USE_ENV_PROXY`, `--use-env-proxy`). */
const proxied = globalAgent.options.proxyEnv !== undefined;

const agent = proxied
  ? new EnvHttpProxyAgent({ connectTimeout, clientFactory: proxyClient })
  : new Agent({ connectTimeout });

/** For the `fetch` of any version of Node, whose types are those of another version of undici. */
export const dispatcher = new Dispatcher1Wrapper(agent) as unknown as NonNullable<RequestInit["dispatcher"]>;

/**
 * The way to a proxy, which has as long to open one to WeChat as a connection has to be made. NOTE: undici waits for ever for the answer to
 * CONNECT, and its code for a proxy that hangs up is `UND_ERR_PRX_CONN`.
 */
function proxyClient(proxy: URL, options: object): Dispatcher {
  const client = new Pool(proxy, options);
  const connect = client.connect.bind(client);
  const connectInTime = async (request: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    const signal = AbortSignal.timeout(connectTimeout);
    try {
      return await connect({ ...request, signal });
    } catch (cause) {
      if (!signal.aborted) throw cause;
      throw Object.assign(new Error("the proxy does not answer", { cause }), { code: "UND_ERR_PRX_CONN" });
    }
  };
  return Object.assign(client, { connect: connectInTime });
}
