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

/** [MA9] How the account is connected, polled while somebody looks. What could not be read says so until they ask again. */
export const connectionQuery = (id: AccountId) =>
  queryOptions({
    queryKey: keys.list("connection", id),
    queryFn: async ({ signal }): Promise<Connection> =>
      (await readOrThrow<Answer>(paths.connection(id), signal)).connection,
    refetchInterval: ({ state }) => (state.data || !state.error ? askEveryMs : false),
    staleTime: 0,
  });

/** Shows the connection of the server's response without another request. A read that is under way may have an older state. */
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
 * [MA7] Previous keys open pushes as well until they are dropped. If a new Token is given too, the previous Token stays valid
 * until WeChat has checked the address with the new one.
 */
export const rotate = async (
  id: AccountId,
  body: { encodingAesKey: string; token?: string },
): Promise<Outcome<Connection>> => kept(await request("POST", paths.connectionRotate(id), { body }));

/** [MA7] Ends the rotation: from here on, only the newest key opens pushes. */
export const dropPreviousKey = async (id: AccountId): Promise<Outcome<Connection>> =>
  kept(await request("DELETE", paths.connectionPreviousKey(id)));

/** [MA13] */
export const removeAccount = (id: AccountId): Promise<Outcome<void>> => request("DELETE", paths.account(id));

/** [ST1] */
export const renameAccount = (id: AccountId, name: string): Promise<Outcome<unknown>> =>
  request("PATCH", paths.settings(id), { body: { name } });

/** [MA8] Tests the secret at WeChat now. A refusal by WeChat is an answer too; a failure means that WeChat could not be asked. */
export async function testSecret(id: AccountId): Promise<Outcome<ConnectionTest>> {
  const outcome = await request<{ test: ConnectionTest }>("POST", paths.connectionTest(id), { body: {} });
  return outcome.ok ? { ok: true, value: outcome.value.test } : outcome;
}
