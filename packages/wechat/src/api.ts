import { type Answer, call, type Fetch } from "./call.ts";
import { endpoint } from "./endpoint.ts";
import { WechatRefused, WechatUnknown } from "./errors.ts";

/** Where access tokens come from. `refresh` is told which token WeChat would not take. */
export interface TokenSource {
  get(): Promise<string>;
  refresh(bad: string): Promise<string>;
}

/** One account's way to WeChat's API. */
export interface Api {
  /** `https://api.weixin.qq.com`. */
  baseUrl: string;
  tokens: TokenSource;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
}

export interface ApiRequest {
  path: string;
  query?: Record<string, string>;
  init?: RequestInit;
  limitBytes?: number | undefined;
  /** By `performance.now()`: a call that has not begun by then is not made. */
  beginBy?: number | undefined;
}

/**
 * A call under an access token, its answer read by `read`. When `read` finds that WeChat did not take the token, the
 * token is refreshed once and the call made once more: a refused token proves that nothing else happened.
 */
export async function callApi<T>(api: Api, request: ApiRequest, read: (answer: Answer) => T): Promise<T> {
  const token = await obtain(api.tokens.get());
  try {
    return read(await callWith(api, request, token));
  } catch (error) {
    if (!(error instanceof WechatRefused) || error.class !== "token") throw error;
    const fresh = await obtain(api.tokens.refresh(token));
    return read(await callWith(api, request, fresh));
  }
}

async function callWith(api: Api, request: ApiRequest, token: string): Promise<Answer> {
  const { path, query, init, limitBytes, beginBy = Number.POSITIVE_INFINITY } = request;
  if (performance.now() > beginBy) throw new WechatUnknown({ phase: "not_sent", cause: "too_late" });
  const url = endpoint(api.baseUrl, path, { access_token: token, ...query });
  return call({ url, init, fetch: api.fetch, timeoutMs: api.timeoutMs, limitBytes, secrets: [token] });
}

/**
 * Without a token the call itself was not sent, however unclear the token call's own fate. A refusal passes, and says that it
 * came beforehand, but for one that a moment cures.
 */
async function obtain(token: Promise<string>): Promise<string> {
  try {
    return await token;
  } catch (error) {
    if (error instanceof WechatRefused && error.class !== "retry") throw error.beforehand();
    throw new WechatUnknown({ phase: "not_sent", cause: `token_${tokenFailure(error)}` });
  }
}

function tokenFailure(error: unknown): string {
  if (error instanceof WechatRefused) return String(error.errcode);
  return error instanceof WechatUnknown ? error.cause : "unavailable";
}
