import { clientEvents } from "@jieru/shared/protocol/socket";
import { describe, expect, it } from "vitest";
import {
  type Cast,
  castForAll,
  type Principal,
  prepare,
  principals,
  type Things,
  unknownThings,
} from "./cast.ts";
import type { Answer } from "./console.ts";
import { openFeed } from "./feed.ts";
import { type Row, socketTable, table } from "./rights-table.ts";
import { listRoutes } from "./route-list.ts";
import type { TestServer } from "./test-server.ts";

let house: TestServer;
let cast: Cast;

castForAll((open, people) => {
  [house, cast] = [open, people];
});

async function unbindStrangers(): Promise<void> {
  for (const who of ["unbound", "foreigner"] as const) {
    const binding = `/api/accounts/${house.accountId}/bindings/${cast.consoles[who].agentId}`;
    await cast.consoles.admin.send("DELETE", binding);
  }
}

const word = ({ status, body }: Answer): string => {
  const refusal = (body as { refusal?: string } | null)?.refusal;
  if (status < 300) return "ok";
  return refusal ?? (status < 400 ? "moved" : String(status));
};

/** Every caller has an address that is not the machine's own. */
const from = (who: Principal) => ({ "x-forwarded-for": `203.0.113.${principals.indexOf(who) + 1}` });
const pathOf = (route: string, things: Things) =>
  route.replace(/^\S+ /, "").replace(/:(\w+)/g, (_, name: keyof Things) => things[name]);

function ask(row: Row, who: Principal, things: Things, method = row.route.split(" ")[0] as string) {
  const body = method === "HEAD" ? undefined : row.body?.(cast);
  return cast.consoles[who].send(method, pathOf(row.route, things), body, from(who));
}

const file = "packages/dev-env/test/rights-table.ts";
const missingRow = `Add or remove the row of the route in ${file}. For a route of the API, run then: pnpm examples`;
const outdatedRow = `If the change of rights is intended, edit the row in ${file}`;

describe("[N34] every route × every caller", () => {
  it("[N4] the table has exactly the routes of the running server", () => {
    const rows = table.map(({ route }) => route).sort();
    expect(listRoutes(house.server.app.fastify), missingRow).toEqual(rows);
  });

  it("[N4] the table has every documented route", async () => {
    const { paths } = (await cast.consoles.anonymous.get("/api/openapi.json")).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((m) => `${m.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(documented.length).toBeGreaterThan(20);
    expect(
      documented.filter((route) => !table.some((row) => row.route === route)),
      missingRow,
    ).toEqual([]);
  });

  const withoutSignOut = table.filter(({ route }) => route !== "POST /auth/logout");
  it.each(withoutSignOut)("[N34] $route", async (row) => {
    const answers: Record<string, string> = {};
    for (const who of principals) {
      const things = await prepare(house, cast, row.given);
      const answer = await ask(row, who, things);
      answers[who] = word(answer);
      if (!row.route.startsWith("GET")) continue;
      expect([who, (await ask(row, who, things, "HEAD")).status]).toEqual([who, answer.status]);
    }
    await unbindStrangers();
    expect(answers, outdatedRow).toEqual(row.answers);
  });

  const withIds = withoutSignOut.filter(
    ({ route }) => route.includes("/:") && !route.includes("/api/invitations/"),
  );
  it.each(withIds)("[N34] [N41] a foreign id is answered like an unknown one: $route", async (row) => {
    const things = await prepare(house, cast, row.given);
    for (const who of ["anonymous", "unbound", "foreigner"] as const) {
      const [foreign, unknown] = [await ask(row, who, things), await ask(row, who, unknownThings)];
      expect([who, foreign.status, foreign.text]).toEqual([who, unknown.status, unknown.text]);
      expect([...foreign.headers.keys()]).toEqual([...unknown.headers.keys()]);
    }
  });
});

describe("[SI6] an open page after another person signed in with its browser", () => {
  const asOf = (who: Principal, page: Principal, route: string) => {
    const row = table.find((r) => r.route === route) as Row;
    const headers = { ...from(who), "x-jieru-agent": cast.consoles[page].agentId };
    const [method = ""] = route.split(" ");
    return cast.consoles[who].send(method, pathOf(route, unknownThings), row.body?.(cast), headers);
  };
  const needsSomebody = table.filter(({ answers }) => answers.anonymous === "not_signed_in");

  it("[SI6] the table has enough such routes", () => expect(needsSomebody.length).toBeGreaterThan(50));

  it.each(needsSomebody)("[SI6] the request is answered as not signed in: $route", async ({ route }) => {
    expect(word(await asOf("admin", "owner", route))).toBe("not_signed_in");
  });

  it("[SI6] a foreign page cannot sign the new person out, and their own page works", async () => {
    expect(word(await asOf("admin", "owner", "POST /auth/logout"))).toBe("not_signed_in");
    expect(word(await asOf("admin", "admin", "GET /api/me"))).toBe("ok");
  });
});

describe("[N4] every socket event × every caller", () => {
  it("[N4] the socket table has every event of the protocol", () => {
    expect(Object.keys(socketTable).sort(), `Edit socketTable in ${file}`).toEqual(
      Object.keys(clientEvents).sort(),
    );
  });

  const ways = ["websocket", "polling"].flatMap((way) =>
    Object.entries(socketTable).map(([event, expected]) => [event, way, expected] as const),
  );
  it.each(ways)("[N4] %s, by %s", async (event, way, expected) => {
    const { sessionId, conversationId } = await prepare(house, cast, "active");
    expect(sessionId).toBeTruthy();
    const answers: Record<string, string> = {};
    for (const who of principals.filter((p) => p !== "anonymous" && p !== "shop")) {
      const { cookie } = cast.consoles[who];
      const feed = await openFeed(house.url, { cookie, origin: house.url }, { transports: [way] });
      const accountId = who === "foreigner" ? cast.otherAccountId : house.accountId;
      await feed.ask("subscribe", { accountId, afterSeq: 0 });
      if (event === "typing") await feed.ask("watch", { conversationId });
      const bodies: Record<string, object> = {
        subscribe: { accountId: house.accountId, afterSeq: 0 },
        typing: { conversationId, on: true },
        follow_looks: { on: true },
      };
      const answer = await feed.ask(event, bodies[event] ?? { conversationId });
      answers[who] = answer.ok ? "ok" : answer.refusal.refusal;
      feed.close();
    }
    expect(answers, `If the change of rights is intended, edit socketTable in ${file}`).toEqual(expected);
  });

  it("[N5] [N41] a conversation of another account is answered like an unknown one", async () => {
    const { conversationId } = await prepare(house, cast, "active");
    const { cookie } = cast.consoles.foreigner;
    const feed = await openFeed(house.url, { cookie, origin: house.url });
    await feed.ask("subscribe", { accountId: cast.otherAccountId, afterSeq: 0 });
    const foreign = await feed.ask("watch", { conversationId });
    expect(foreign).toEqual(await feed.ask("watch", { conversationId: "01unknown" }));
    feed.close();
  });
});

describe("[N18] sign-out", () => {
  it("[N34] POST /auth/logout is open to all and ends only the caller's own session", async () => {
    const row = table.find(({ route }) => route === "POST /auth/logout") as Row;
    for (const who of principals) expect(word(await ask(row, who, unknownThings))).toBe(row.answers[who]);
    for (const who of principals) expect(word(await cast.consoles[who].get("/api/me"))).toBe("not_signed_in");
  });
});
