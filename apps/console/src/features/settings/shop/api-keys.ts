/** The API keys of the company's server. They are not part of the feed. */

import type { AccountId, ApiKeyId } from "@jieru/shared/domain/ids";
import type { ApiKey, NewApiKey } from "@jieru/shared/protocol/attributes";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../../data/http/http.ts";
import type { Outcome } from "../../../data/http/outcome.ts";
import { paths } from "../../../data/http/paths.ts";
import { keys } from "../../../data/keys.ts";

export interface ApiKeys {
  apiKeys: ApiKey[];
  limit: number;
}

export const apiKeysQuery = (accountId: AccountId) =>
  queryOptions({
    queryKey: keys.list("api-keys", accountId),
    queryFn: ({ signal }): Promise<ApiKeys> => readOrThrow<ApiKeys>(paths.apiKeys(accountId), signal),
    staleTime: 0,
  });

export const makeApiKey = (accountId: AccountId, name: string): Promise<Outcome<NewApiKey>> =>
  request("POST", paths.apiKeys(accountId), { body: { name } });

export const revokeApiKey = (accountId: AccountId, id: ApiKeyId): Promise<Outcome<void>> =>
  request("DELETE", paths.apiKey(accountId, id));

const addressFor = (accountId: AccountId, openid: string): string =>
  `${window.location.origin}/api/accounts/${accountId}/customers/${openid}/attributes`;

/** The address to push to, with a placeholder for the openid. */
export const addressOf = (accountId: AccountId): string => addressFor(accountId, "{openid}");

/** Returns a shell command, in single quotes so that the shell interprets nothing in it. */
export const tryCommand = (accountId: AccountId, secret: string): string =>
  [
    `curl -X PUT '${addressFor(accountId, "OPENID")}'`,
    `  -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json'`,
    `  -d '{"attributes":{"name":"陈老板","level":{"type":"text","label":"会员等级","value":"金卡"},"orders":12}}'`,
  ].join(" \\\n");
