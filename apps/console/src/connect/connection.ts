import type { AccountId } from "@jieru/shared/domain/ids";
import type {
  ConnectBody,
  Connection,
  ConnectionPatch,
  ConnectionTest,
} from "@jieru/shared/protocol/connection";
import { queryOptions } from "@tanstack/react-query";
import { readOrThrow, request } from "../api/http.ts";
import { paths } from "../api/paths.ts";
import { queryClient } from "../api/query-client.ts";
import type { Outcome } from "../state/outcome.ts";

interface Answer {
  connection: Connection;
}
const askEveryMs = 2_000;

/** [MA9] How the account is connected, asked again while somebody looks. */
export const connectionQuery = (id: AccountId) =>
  queryOptions({
    queryKey: ["connection", id],
    queryFn: async ({ signal }): Promise<Connection> =>
      (await readOrThrow<Answer>(paths.connection(id), signal)).connection,
    refetchInterval: askEveryMs,
    staleTime: 0,
  });

/** What the server answered is what is shown, without asking again; what is being read may have been read before it. */
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
 * [MA7] The keys before this one open pushes too until they are dropped, and the Token before, where another is given along, until
 * WeChat has checked the address with that one.
 */
export const rotate = async (
  id: AccountId,
  body: { encodingAesKey: string; token?: string },
): Promise<Outcome<Connection>> => kept(await request("POST", paths.connectionRotate(id), { body }));

/** [MA7] Ends the rotation: only the newest key opens pushes from here on. */
export const dropPreviousKey = async (id: AccountId): Promise<Outcome<Connection>> =>
  kept(await request("DELETE", paths.connectionPreviousKey(id)));

/** [MA13] */
export const removeAccount = (id: AccountId): Promise<Outcome<void>> => request("DELETE", paths.account(id));

/** [ST1] */
export const renameAccount = (id: AccountId, name: string): Promise<Outcome<unknown>> =>
  request("PATCH", paths.settings(id), { body: { name } });

/** [MA8] Asks WeChat now. Its no is an answer like its yes; a failure is that we could not ask. */
export async function testSecret(id: AccountId): Promise<Outcome<ConnectionTest>> {
  const outcome = await request<{ test: ConnectionTest }>("POST", paths.connectionTest(id), { body: {} });
  return outcome.ok ? { ok: true, value: outcome.value.test } : outcome;
}
