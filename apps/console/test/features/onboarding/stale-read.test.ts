import type { AccountId } from "@jieru/shared/domain/ids";
import type { Connection } from "@jieru/shared/protocol/connection";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/data/http/query-client.ts";
import { changeConnection, connectionQuery } from "../../../src/features/onboarding/connection.ts";

const id = "acc" as AccountId;
const connection = (mode: Connection["mode"]) => ({ accountId: id, mode }) as Connection;
const { queryKey } = connectionQuery(id);
let answers: { method: string; give: (response: Response) => void }[] = [];

beforeEach(() => {
  answers = [];
  vi.stubGlobal(
    "fetch",
    (_: string, { method }: RequestInit) =>
      new Promise<Response>((give) => answers.push({ method: method ?? "", give })),
  );
});
afterEach(() => vi.unstubAllGlobals());
const answer = (method: string, mode: Connection["mode"]) =>
  answers.find((a) => a.method === method)?.give(Response.json({ connection: connection(mode) }));

test("[MA7] a response requested before a change does not revert the change on screen", async () => {
  queryClient.setQueryData(queryKey, connection("plain"));
  const fetching = queryClient.fetchQuery(connectionQuery(id)).catch(() => undefined);
  await expect.poll(() => answers).toHaveLength(1);
  const changed = changeConnection(id, { mode: "secure" });
  await expect.poll(() => answers).toHaveLength(2);
  answer("PATCH", "secure");
  await changed;
  answer("GET", "plain");
  await fetching;
  expect(queryClient.getQueryData(queryKey)?.mode).toBe("secure");
});
