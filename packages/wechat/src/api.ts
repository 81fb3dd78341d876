import { type Answer, call, type Fetch } from "./call.ts";
import { endpoint } from "./endpoint.ts";
import { WechatRefused, WechatUnknown } from "./errors.ts";

/** Source of access tokens. `refresh` gets the token that WeChat refused. */
export interface TokenSource {
  get(): Promise<string>;
  refresh(bad: string): Promise<string>;
}

export interface Api {
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
 * Makes a call with an access token and reads its answer by `read`. If WeChat refused the token, it refreshes the token and calls once
 * more: a refused token proves that the call had no effect.
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
 * Returns a token. Without one the call itself was not sent, whatever became of the token call. A refusal is marked as beforehand, except
 * one that passes in a moment.
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
