import type { AccountId } from "@jieru/shared/domain/ids";
import type { TokenSource } from "@jieru/wechat/api";
import { createWechatClient, type WechatClient } from "@jieru/wechat/client";
import { WechatRefused } from "@jieru/wechat/errors";
import { fetchStableToken } from "@jieru/wechat/token";
import { createTokenSource, type StoredToken } from "@jieru/wechat/token-source";
import type { ClientBase, Pool } from "pg";
import { z } from "zod";
import type { Context } from "../../base/context.ts";
import type { AccountDirectory, ConnectedAccount } from "../account-directory.ts";
import { sealSecret, tryOpenSecret } from "../secrets.ts";
import { createTokenLock, type TokenLock } from "../token-lock.ts";
import type { CredentialsWatch } from "./credentials-watch.ts";

/** Creates one WeChat client per account. All nodes share its access token. */
export interface WechatClients {
  of(accountId: AccountId): Promise<WechatClient>;
}

const storedToken = z.object({
  accessToken: z.string(),
  expiresAt: z.number(),
  forcedAt: z.array(z.number()),
});

/** Returns null if there is no token that this SECRET_KEY decrypts. */
async function loadToken(
  db: Pool | ClientBase,
  secretKey: Buffer,
  appId: string,
): Promise<StoredToken | null> {
  const { rows } = await db.query<{ sealed_token: Buffer }>(
    `select sealed_token from access_tokens where app_id = $1`,
    [appId],
  );
  const text = rows[0] ? tryOpenSecret(secretKey, rows[0].sealed_token, appId) : null;
  return text === null ? null : storedToken.parse(JSON.parse(text));
}

/** [MA13] Waits for a removal in progress, and saves nothing for a removed account. */
async function saveToken(
  client: ClientBase,
  secretKey: Buffer,
  appId: string,
  token: StoredToken,
): Promise<void> {
  await client.query(
    `insert into access_tokens (app_id, sealed_token, expires_at)
     select app_id, $2, $3 from accounts where app_id = $1 for key share
     on conflict (app_id) do update set sealed_token = excluded.sealed_token, expires_at = excluded.expires_at`,
    [appId, sealSecret(secretKey, JSON.stringify(token), appId), token.expiresAt],
  );
}

type Options = Pick<Context, "pool" | "config" | "clock" | "fetch"> & {
  secretKey: Buffer;
  directory: AccountDirectory;
  watch: Pick<CredentialsWatch, "listenTo" | "tokenGiven">;
  /** `unknown`: WeChat did not answer or was busy. */
  onRefresh?(forced: boolean, outcome: "done" | "refused" | "unknown"): void;
};

const outcomeOf = (error: unknown) =>
  error instanceof WechatRefused && error.class !== "retry" ? "refused" : "unknown";

function tokensOf(
  { pool, secretKey, config, clock, fetch, watch, onRefresh }: Options,
  lock: TokenLock,
  account: ConnectedAccount,
): TokenSource {
  const { appId } = account.credentials;
  return createTokenSource({
    load: () => loadToken(pool, secretKey, appId),
    withLock: (work) =>
      lock(appId, (client) =>
        work({
          load: () => loadToken(client, secretKey, appId),
          save: (token) => saveToken(client, secretKey, appId, token),
        }),
      ),
    async fetchToken(forceRefresh) {
      const fetching = fetchStableToken({
        baseUrl: config.wechatApiUrl,
        appId,
        secret: account.appSecret,
        forceRefresh,
        fetch,
      });
      fetching.then(
        () => {
          watch.tokenGiven(account);
          onRefresh?.(forceRefresh, "done");
        },
        (error: unknown) => onRefresh?.(forceRefresh, outcomeOf(error)),
      );
      return fetching;
    },
    now: () => clock.now(),
  });
}

export function createWechatClients(options: Options): WechatClients {
  const { config, directory, fetch, watch } = options;
  const lock = createTokenLock(options.pool);
  const made = new Map<string, WechatClient>();
  const clientOf = (account: ConnectedAccount): WechatClient => {
    const key = `${account.id}:${account.appSecret}`;
    const known = made.get(key);
    if (known) return known;
    const { appId } = account.credentials;
    const tokens = tokensOf(options, lock, account);
    const client = createWechatClient({ baseUrl: config.wechatApiUrl, appId, tokens, fetch });
    made.set(key, client);
    return client;
  };
  return {
    async of(accountId) {
      const account = await directory.getById(accountId);
      return watch.listenTo(clientOf(account), account);
    },
  };
}
