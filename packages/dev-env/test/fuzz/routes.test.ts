/**
 * Sends values made from their schemas to every documented route and socket event. No answer is 5xx, every
 * answer is documented, and refused requests write nothing.
 *
 * @module-tag slow
 */
import { acknowledgement, clientEvents, eventsFrame } from "@jieru/shared/protocol/socket";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, type Principal, prepare } from "../cast.ts";
import type { Answer } from "../console.ts";
import { type Feed, openFeed } from "../feed.ts";
import { table } from "../rights-table.ts";
import { deadline, openTestServer, type TestServer } from "../test-server.ts";
import { patience, runs, seed } from "./runs.ts";
import { anyValue, anyWord, type Schema } from "./values.ts";

interface Parameter {
  name: string;
  in: "path" | "query";
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

let house: TestServer;
let cast: Cast;
let document: Document;
/** Existing ids by parameter name. */
const known: Record<string, string[]> = {};
let ids: string[];
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  house = await openTestServer();
  cast = await openCast(house);
  document = (await cast.consoles.anonymous.get("/api/openapi.json")).body as Document;
  for (const given of ["active", "waiting", "binding", "invitation", "quick reply"] as const)
    for (const [name, id] of Object.entries(await prepare(house, cast, given)))
      if (!/^(01unknown|0+)$/.test(id)) known[name] = [...new Set([...(known[name] ?? []), id])];
  ids = [...Object.values(known).flat(), cast.otherAccountId, "01unknown"];
});
afterAll(() => house.stop());

const isJson = "application/json";
const schemaOf = (operation: Operation, { status, headers }: Answer): object | undefined => {
  const type = headers.get("content-type")?.includes("problem") ? "Problem" : null;
  if (type) return { $ref: "#/components/schemas/Problem" };
  return operation.responses[String(status)]?.content?.[isJson]?.schema;
};
const compiled = new Map<object, ReturnType<typeof ajv.compile>>();
function problemsOf(schema: object, value: unknown): unknown {
  const validate = compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components });
  compiled.set(schema, validate);
  return validate(value) ? [] : validate.errors;
}

/** These tables change by themselves or with any request: leases, heartbeats, pushes, the search index. */
const restless = [
  "presence_leases",
  "push_door",
  "web_sessions",
  "sign_in_attempts",
  "push_sightings",
  "api_keys",
  "webhooks",
  "search_cursors",
  "search_shelves",
  "message_words",
  "customer_words",
];
let fingerprintSql = "";
/** Returns a value that changes with any written, changed or deleted row. */
async function fingerprint(): Promise<string> {
  // Accepted replies are still sent, and erasures continue, in the background.
  const underWay = `select from outbox union all select from conversations where erasing`;
  await expect.poll(() => house.rows(underWay), deadline).toEqual([]);
  if (!fingerprintSql) {
    const tables = await house.rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    fingerprintSql = tables
      .filter(({ name }) => !restless.includes(name))
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) as count, coalesce(sum(hashtext(t::text)), 0) as sum from ${name} t`,
      )
      .join(" union all ");
  }
  return JSON.stringify(await house.rows(fingerprintSql));
}

const routes = table
  .map(({ route }) => route)
  .filter((route) => /^\S+ \/api\//.test(route) && !route.includes("openapi") && !route.includes("/media"));
const operationOf = (route: string): Operation | undefined => {
  const [method = "", path = ""] = route.split(" ");
  return document.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
};

interface Asked {
  who: Principal;
  words: Record<string, string>;
  query: Record<string, string>;
  body: unknown;
}
/** Uses the caller with the most rights: the company's server on its own route, otherwise people. */
const askers = (route: string): Principal[] =>
  route.includes("/:openid/") ? ["shop", "shop", "admin"] : ["admin", "admin", "admin", "owner"];

function askedOf({ parameters = [], requestBody }: Operation, route: string): fc.Arbitrary<Asked> {
  const named = (place: "path" | "query") => parameters.filter((p) => p.in === place).map((p) => p.name);
  const words = (names: string[], requiredKeys: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, anyWord(known[name] ?? ["5"], ids)])), {
      requiredKeys,
    }) as fc.Arbitrary<Record<string, string>>;
  const schema = requestBody?.content[isJson]?.schema;
  return fc.record({
    who: fc.constantFrom<Principal>(...askers(route)),
    words: words(named("path"), named("path")),
    query: words([...named("query"), "limit"], []),
    body: schema ? anyValue(schema, ids, document.components.schemas) : fc.constant(undefined),
  });
}
/** An empty word or dots would change the address. */
const inPath = (word: string | undefined): string =>
  !word || /^\.+$/.test(word) ? "01unknown" : encodeURIComponent(word.toWellFormed());

describe(`[N11] [N35] every route (FUZZ_SEED=${seed})`, () => {
  it.each(routes)(
    "[N11] %s",
    async (route) => {
      const operation = operationOf(route);
      if (!operation) return;
      const [method = "", path = ""] = route.split(" ");
      let before = await fingerprint();
      await fc.assert(
        fc.asyncProperty(askedOf(operation, route), async ({ who, words, query, body }) => {
          const at = path.replace(/:(\w+)/g, (_, name: string) => inPath(words[name]));
          const search = Object.entries(query).map(
            ([name, word]) => `${name}=${encodeURIComponent(word.toWellFormed())}`,
          );
          const answer = await cast.consoles[who].send(method, `${at}?${search.join("&")}`, body);
          expect(answer.status, answer.text).toBeLessThan(500);
          const schema = schemaOf(operation, answer);
          if (schema) expect(problemsOf(schema, answer.body)).toEqual([]);
          else expect([answer.status, answer.text.length < 200]).toEqual([expect.any(Number), true]);
          if (answer.status < 300 && method !== "GET") before = await fingerprint();
        }),
        runs(9),
      );
      if (method !== "GET") expect(await fingerprint()).toBe(before);
    },
    patience,
  );

  it("[N11] the server is ready and has logged no error", async () => {
    expect((await cast.consoles.anonymous.get("/readyz")).status).toBe(200);
    expect(house.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

describe(`[N7] every socket event (FUZZ_SEED=${seed})`, () => {
  let feed: Feed;
  beforeAll(async () => {
    const { cookie } = cast.consoles.owner;
    feed = await openFeed(house.url, { cookie, origin: house.url });
  });
  afterAll(() => feed.close());

  it.each(Object.entries(clientEvents))(
    "[N7] %s",
    async (event, schema) => {
      const before = await fingerprint();
      const made = anyValue(schema.toJSONSchema() as Schema, ids).filter(
        (value) => (JSON.stringify(value) ?? "").length < 10_000,
      );
      await fc.assert(
        fc.asyncProperty(made, async (body) => {
          const answer = await feed.ask(event, body);
          expect(acknowledgement.safeParse(answer).error).toBeUndefined();
        }),
        runs(40),
      );
      expect(feed.frames.every((frame) => eventsFrame.safeParse(frame).success)).toBe(true);
      expect(feed.socket.connected).toBe(true);
      // A subscription marks the agent as present; other socket events write nothing.
      if (event !== "subscribe") expect(await fingerprint()).toBe(before);
    },
    patience,
  );
});
