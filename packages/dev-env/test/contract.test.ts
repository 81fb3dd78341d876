/**
 * The published description against the running server: every documented route is called, what it answers must fit, and
 * it must have an example that fits too. `pnpm examples` records the examples anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type Examples, examplesFile } from "@jieru/realtime/api-docs/describe-route";
import { type Refusal, refusal, refusalStatus } from "@jieru/shared/protocol/refusals";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Cast,
  openCast,
  type Principal,
  prepare,
  principals,
  type Things,
  unknownThings,
} from "./cast.ts";
import { type House, openHouse } from "./house.ts";
import { type Row, table } from "./rights-table.ts";

interface Operation {
  summary?: string;
  tags?: string[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const recording = process.env.JIERU_RECORD_EXAMPLES === "1";
const recorded: Examples = {};
const examples: Examples = JSON.parse(readFileSync(examplesFile, "utf8"));

let house: House;
let cast: Cast;
let document: Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  house = await openHouse();
  cast = await openCast(house);
  document = (await cast.consoles.anonymous.get("/api/openapi.json")).body as Document;
});
afterAll(async () => {
  await house.stop();
  if (recording) writeFileSync(examplesFile, asExamples(recorded));
});

/** Where the tests' server listens is nobody's business. */
const asExamples = (all: Examples): string =>
  `${JSON.stringify(all, null, 2).replaceAll(house.url, "https://kf.example.com")}\n`;

const documented = (row: Row): Operation | undefined => {
  const [method = "", path = ""] = row.route.split(" ");
  return document.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
};
const isJson = "application/json";
const validatorOf = (schema: object): ValidateFunction =>
  ajv.compile({ ...schema, components: (document as { components?: object }).components });
const problemsOf = (schema: object, value: unknown): unknown => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : validate.errors;
};
const successOf = ({ responses }: Operation): object | undefined => {
  const status = Object.keys(responses).find((s) => s.startsWith("2"));
  return status ? responses[status]?.content?.[isJson]?.schema : undefined;
};
const pathOf = (route: string, things: Things): string =>
  route.replace(/^\S+ /, "").replace(/:(\w+)/g, (_, name: keyof Things) => things[name]);
const whoMay = (row: Row): Principal | undefined =>
  principals.toReversed().find((who) => row.answers[who] === "ok");

const rows = table.filter(({ route }) => / \/(?:api|auth)\//.test(route) && !route.includes("openapi"));

describe("the published description", () => {
  it.each(rows)("fits what the server answers: $route", async (row) => {
    const operation = documented(row);
    if (!operation) return;
    const who = whoMay(row);
    if (!who) return;
    const things = await prepare(house, cast, row.given);
    const [method = ""] = row.route.split(" ");
    const body = row.body?.(cast);
    const answer = await cast.consoles[who].send(method, pathOf(row.route, things), body);
    expect(answer.status).toBeLessThan(300);
    expect(Object.keys(operation.responses)).toContain(String(answer.status));
    const schema = successOf(operation);
    if (schema) expect(problemsOf(schema, answer.body)).toEqual([]);
    recorded[row.route] = {
      ...(body !== undefined && !(body instanceof FormData) && { body }),
      ...(schema && { answer: answer.body }),
    };
  });

  it.skipIf(recording).each(rows)("has an example that fits: $route", (row) => {
    const operation = documented(row);
    if (!operation) return;
    expect([operation.summary, operation.tags?.length]).toEqual([expect.any(String), 1]);
    const bodySchema = operation.requestBody?.content[isJson]?.schema;
    const answerSchema = successOf(operation);
    const example = examples[row.route] ?? {};
    if (bodySchema) expect(problemsOf(bodySchema, example.body)).toEqual([]);
    if (answerSchema) expect(problemsOf(answerSchema, example.answer)).toEqual([]);
  });

  it.each(rows)("tells of every no, and of where it leads: $route", async ({ route, body }) => {
    const [method = ""] = route.split(" ");
    const operation = documented({ route } as Row);
    const things: Things = { ...unknownThings, accountId: house.accountId };
    for (const who of ["anonymous", "bystander"] as const) {
      const asked = body?.(cast);
      const sent = who === "bystander" && asked !== undefined ? { nonsense: true } : asked;
      const { status } = await cast.consoles[who].send(method, pathOf(route, things), sent);
      if (operation) expect(Object.keys(operation.responses)).toContain(String(status));
    }
  });

  it.each(rows)("tells of the no to a page of another site: $route", async ({ route, body }) => {
    const [method = ""] = route.split(" ");
    const operation = documented({ route } as Row);
    const things: Things = { ...unknownThings, accountId: house.accountId };
    const elsewhere = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    const { send } = cast.consoles.owner;
    const { status } = await send(method, pathOf(route, things), body?.(cast), elsewhere);
    if (operation) expect(Object.keys(operation.responses)).toContain(String(status));
  });

  it.each(refusal.options.map(({ shape }) => shape.refusal.value))(
    "names %s where it comes with a status of few",
    (code) => {
      const status = refusalStatus({ refusal: code } as Refusal);
      if (status === 409 || status === 403) return;
      const told = Object.values(document.paths)
        .flatMap(Object.values)
        .map(({ responses }: Operation) => responses[status]?.description ?? "");
      expect(told.filter((words) => words.includes(`\`${code}\``))).not.toEqual([]);
    },
  );
});
