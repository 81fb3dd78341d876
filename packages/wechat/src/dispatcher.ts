/**
 * Connections to WeChat. Their deadline is far shorter than the call's: otherwise a call that ends while it connects would look like one
 * with a missing answer.
 */
import { globalAgent } from "node:https";
import { Agent, type Dispatcher, Dispatcher1Wrapper, EnvHttpProxyAgent, Pool } from "undici";

/** For name, connection and TLS. It allows for two lost packets, sent again after 1 s and 3 s. */
const connectTimeout = 4_000;

/** Whether Node uses the proxies of the environment (`NODE_USE_ENV_PROXY`, `--use-env-proxy`). */
const proxied = globalAgent.options.proxyEnv !== undefined;

const agent = proxied
  ? new EnvHttpProxyAgent({ connectTimeout, clientFactory: proxyClient })
  : new Agent({ connectTimeout });

/** For the `fetch` of any version of Node, whose types are those of another version of undici. */
export const dispatcher = new Dispatcher1Wrapper(agent) as unknown as NonNullable<RequestInit["dispatcher"]>;

/**
 * Connects to a proxy, which gets the same time to connect to WeChat. NOTE: undici waits for ever for the answer to CONNECT, and its code
 * for a proxy that hangs up is `UND_ERR_PRX_CONN`.
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
