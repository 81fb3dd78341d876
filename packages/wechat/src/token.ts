import { z } from "zod";
import { readJsonAnswer } from "./answer.ts";
import { call, type Fetch } from "./call.ts";
import { endpoint, jsonPost } from "./endpoint.ts";
import { credentialMeaning } from "./errcodes.ts";

export interface StableTokenRequest {
  baseUrl: string;
  appId: string;
  secret: string;
  /** Invalidates the old token. At most 20 a day, at least 30 s apart. */
  forceRefresh: boolean;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
}

export interface FetchedToken {
  accessToken: string;
  expiresInSeconds: number;
}

const Token = z
  .object({ access_token: z.string().min(1), expires_in: z.number().positive() })
  .transform(
    (token): FetchedToken => ({ accessToken: token.access_token, expiresInSeconds: token.expires_in }),
  );

/**
 * Fetches the account's access token. Repeated calls give the same token until the platform renews it, 5 minutes before it expires; both
 * are valid for those 5 minutes. Throws `WechatRefused` (40001 and 40125, a wrong secret, are `ops` here) or `WechatUnknown`. Source:
 * …/api_getstableaccesstoken.
 */
export async function fetchStableToken(request: StableTokenRequest): Promise<FetchedToken> {
  const { baseUrl, appId, secret, forceRefresh, fetch, timeoutMs } = request;
  const url = endpoint(baseUrl, "/cgi-bin/stable_token");
  const init = jsonPost({
    grant_type: "client_credential",
    appid: appId,
    secret,
    force_refresh: forceRefresh,
  });
  const answer = await call({ url, init, fetch, timeoutMs, secrets: [secret] });
  return readJsonAnswer(answer, Token, credentialMeaning);
}
