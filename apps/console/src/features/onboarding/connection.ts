import type { AccountId } from "@jieru/shared/domain/ids";
import type {
  ConnectBody,
  Connection,
  ConnectionPatch,
  ConnectionTest,
} from "@jieru/shared/protocol/connection";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../../data/http/http.ts";
import type { Outcome } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { queryClient } from "../../data/http/query-client.ts";
import { keys } from "../../data/keys.ts";

interface Answer {
  connection: Connection;
}
const askEveryMs = 2_000;

/** [MA9] The account's connection, polled while it is visible. A failed load stays until it is requested again. */
export const connectionQuery = (id: AccountId) =>
  queryOptions({
    queryKey: keys.list("connection", id),
    queryFn: async ({ signal }): Promise<Connection> =>
      (await readOrThrow<Answer>(paths.connection(id), signal)).connection,
    refetchInterval: ({ state }) => (state.data || !state.error ? askEveryMs : false),
    staleTime: 0,
  });

async function kept(outcome: Outcome<Answer>): Promise<Outcome<Connection>> {
  if (!outcome.ok) return outcome;
  const { connection } = outcome.value;
  const { queryKey } = connectionQuery(connection.accountId);
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, connection);
  return { ok: true, value: connection };
}

export const connect = async (body: ConnectBody): Promise<Outcome<Connection>> =>
  kept(await request("POST", paths.connect, { body }));

export const changeConnection = async (id: AccountId, body: ConnectionPatch): Promise<Outcome<Connection>> =>
  kept(await request("PATCH", paths.connection(id), { body }));

/**
 * [MA7] Adds a key. The previous key stays valid until dropped, the previous Token until WeChat checked the new one.
 */
export const rotate = async (
  id: AccountId,
  body: { encodingAesKey: string; token?: string },
): Promise<Outcome<Connection>> => kept(await request("POST", paths.connectionRotate(id), { body }));

export const dropPreviousKey = async (id: AccountId): Promise<Outcome<Connection>> =>
  kept(await request("DELETE", paths.connectionPreviousKey(id)));

export const removeAccount = (id: AccountId): Promise<Outcome<void>> => request("DELETE", paths.account(id));

export const renameAccount = (id: AccountId, name: string): Promise<Outcome<unknown>> =>
  request("PATCH", paths.settings(id), { body: { name } });

/**
 * [MA8] Tests the secret at WeChat. A refusal by WeChat is a result; a failure means that WeChat was not reached.
 */
export async function testSecret(id: AccountId): Promise<Outcome<ConnectionTest>> {
  const outcome = await request<{ test: ConnectionTest }>("POST", paths.connectionTest(id), { body: {} });
  return outcome.ok ? { ok: true, value: outcome.value.test } : outcome;
}
