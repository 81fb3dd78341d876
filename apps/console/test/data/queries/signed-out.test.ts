import type { AccountId, AgentId } from "@jieru/shared/domain/ids";
import type { SignedOut } from "@jieru/shared/protocol/socket";
import { afterEach, expect, test, vi } from "vitest";
import { agent, snapshot } from "../../fixtures.ts";

const fetched = vi.fn(async () => Response.json({}));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Returns the methods that a page sends after this signal. Signed out is final, so each call imports fresh modules. */
async function goesFrom(why: SignedOut["why"]): Promise<string[]> {
  vi.resetModules();
  vi.stubGlobal("fetch", fetched.mockClear());
  const { signal } = await import("../../../src/data/store/connection.ts");
  const { request } = await import("../../../src/data/http/http.ts");
  signal({ sign: "signed_out", why });
  const gone: string[] = [];
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
    const outcome = await request(method, "/api/me");
    if (outcome.ok) gone.push(method);
    else expect(outcome).toEqual({ ok: false, kind: "refusal", refusal: { refusal: "not_signed_in" } });
  }
  expect(fetched).toHaveBeenCalledTimes(gone.length);
  return gone;
}

test("[SI6] a signed-out page sends no requests", async () => {
  expect(await goesFrom("expired")).toEqual([]);
  expect(await goesFrom("signed_out")).toEqual([]);
});

test("[SI6] a page of a removed agent may read, and a crowded-out page may also write", async () => {
  expect(await goesFrom("unbound")).toEqual(["GET"]);
  expect(await goesFrom("crowded_out")).toEqual(["GET", "POST", "PUT", "PATCH", "DELETE"]);
});

test("[SI6] every request names the page's first agent, also after another agent signed in", async () => {
  vi.resetModules();
  const whose: (string | undefined)[] = [];
  const answers = [{ agent: { id: "lin" } }, snapshot({ me: agent("xu" as AgentId) }), {}];
  vi.stubGlobal("fetch", async (_: string, { headers }: { headers: Record<string, string> }) => {
    whose.push(headers["x-jieru-agent"]);
    return Response.json(answers.shift());
  });
  const { QueryClient } = await import("@tanstack/react-query");
  const { meQuery } = await import("../../../src/data/queries/me.ts");
  const { loadSnapshot } = await import("../../../src/data/queries/snapshot.ts");
  const { request } = await import("../../../src/data/http/http.ts");
  const client = new QueryClient();
  await client.fetchQuery(meQuery);
  await loadSnapshot(client, "shop" as AccountId);
  await request("POST", "/api/sessions/s1/pick-up", { body: {} });
  expect(whose).toEqual([undefined, "lin", "lin"]);
});
