/**
 * Connections to WeChat, which give up long before the call does: a call that ends while its connection is still being made
 * would look like one whose answer is missing.
 */
import { globalAgent } from "node:https";
import { Agent, Dispatcher1Wrapper, EnvHttpProxyAgent } from "undici";

/** Name, connection and TLS. Two lost packets, sent again after 1 s and 3 s, are survived. */
const options = { connectTimeout: 4_000 };

/** Node was told to use the proxies of the environment (`NODE_USE_ENV_PROXY`, `--use-env-proxy`). */
const proxied = globalAgent.options.proxyEnv !== undefined;

const agent = proxied ? new EnvHttpProxyAgent(options) : new Agent(options);

/** For the `fetch` of any version of Node, whose types are those of another version of undici. */
export const dispatcher = new Dispatcher1Wrapper(agent) as unknown as NonNullable<RequestInit["dispatcher"]>;
