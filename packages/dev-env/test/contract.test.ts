/**
 * Tests the published API description against the running server: every documented route is called, and
 * answers and examples must fit. `pnpm examples` records the examples anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { type Examples, examplesFile } from "@jieru/realtime/api-docs/describe-route";
import { type Refusal, refusal, refusalStatus } from "@jieru/shared/protocol/refusals";
import { webhookTopics } from "@jieru/shared/protocol/webhooks";
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
import type { Answer } from "./console.ts";
import { countedIds, examplesText, type Recording, recordingClock } from "./recorded-examples.ts";
import { type Row, table } from "./rights-table.ts";
import { openTestServer, type TestServer } from "./test-server.ts";

type Schema = object & { example?: unknown };
interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema: Schema }> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  webhooks: { events: { post: Operation & { parameters: { name: string }[] } } };
}

const recording = process.env.JIERU_RECORD_EXAMPLES === "1";
const recorded: Examples = {};
const examplesJson = readFileSync(examplesFile, "utf8");
const examples: Examples = JSON.parse(examplesJson);
const outdated =
  "apps/realtime/src/api-docs/examples.json is outdated. If the change is intended, run: pnpm examples";

const clock = recordingClock();
let house: TestServer;
let cast: Cast;
let document: Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });

beforeAll(async () => {
  house = await openTestServer({ clock, newId: countedIds() });
  cast = await openCast(house);
  document = (await cast.consoles.anonymous.get("/api/openapi.json")).body as Document;
  ajv.addSchema(document, "published");
});
afterAll(async () => {
  await house.stop();
  if (recording) writeFileSync(examplesFile, examplesText(recorded, identity()));
});

const identity = (): Recording => ({
  url: house.url,
  ids: [house.accountId, ...Object.values(cast.consoles).map(({ agentId }) => agentId)],
});

function operationOf({ route }: Row): Operation {
  const [method = "", path = ""] = route.split(" ");
  const operation = document.paths[path.replace(/:(\w+)/g, "{$1}")]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${route} is not described`);
  return operation;
}
const isJson = "application/json";
const validators = new Map<string, ValidateFunction>();
/** Returns the validator of a schema that refers to the published description. Ajv compiles each schema once. */
function validatorOf(schema: object | false): ValidateFunction {
  const json = JSON.stringify(schema).replaceAll('"#/components/', '"published#/components/');
  const validate = validators.get(json) ?? ajv.compile(JSON.parse(json));
  validators.set(json, validate);
  return validate;
}
const problemsOf = (schema: object | false, value: unknown): unknown => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : validate.errors;
};
const successOf = ({ responses }: Operation): Schema | undefined => {
  const status = Object.keys(responses).find((s) => s.startsWith("2"));
  return status ? responses[status]?.content?.[isJson]?.schema : undefined;
};
const pathOf = (route: string, things: Things): string =>
  route.replace(/^\S+ /, "").replace(/:(\w+)/g, (_, name: keyof Things) => things[name]);
const whoMay = (row: Row): Principal | undefined =>
  principals.toReversed().find((who) => row.answers[who] === "ok");

const rows = table.filter(({ route }) => / \/(?:api|auth)\//.test(route) && !route.includes("openapi"));

/** Returns the sentence about the callers that the answers imply. Rights on quick replies depend on their owner. */
function whoMayCall({ route, answers }: Row): RegExp {
  if (answers.anonymous === "api_key_invalid") return /^Your company's server may/;
  if (answers.anonymous !== "not_signed_in") return /^Anyone may/;
  if (!route.includes("/accounts/:accountId")) return /^Every signed-in person may/;
  if (route.includes("/quick-replies")) return /^Agents of the account may/;
  if (answers.supervisor === "not_allowed") return /^Admins of the account may/;
  return answers.bystander === "not_allowed"
    ? /^Supervisors and admins .* may/
    : /^Agents of the account may/;
}
const securityOf = ({ answers }: Row): Operation["security"] => {
  if (answers.anonymous === "api_key_invalid") return [{ apiKey: [] }];
  return answers.anonymous === "not_signed_in" ? [{ cookie: [] }] : [];
};

function expectDocumented({ responses }: Operation, { status, body }: Answer): void {
  expect(Object.keys(responses)).toContain(String(status));
  const schema = responses[status]?.content?.[isJson]?.schema;
  if (schema || status >= 400) expect([status, problemsOf(schema ?? false, body)]).toEqual([status, []]);
}

describe("the published description", () => {
  it.each(rows)("[PD1] describes purpose and permitted callers of the route: $route", (row) => {
    const { summary, tags, description, security } = operationOf(row);
    expect([summary, tags]).toEqual([expect.stringMatching(/\S/), [expect.stringMatching(/^[a-z-]+$/)]]);
    expect(description).toMatch(whoMayCall(row));
    expect(security).toEqual(securityOf(row));
  });

  it("[PD1] names only existing addresses", () => {
    const named = Object.values(document.paths).flatMap(Object.keys);
    expect(named, "Edit packages/dev-env/test/rights-table.ts, then run: pnpm examples").toHaveLength(
      rows.length,
    );
  });

  it.each(rows)("[PD2] fits the server's answer: $route", async (row) => {
    const operation = operationOf(row);
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

  it.skipIf(recording).each(rows)("[PD2] has an example that fits: $route", (row) => {
    const operation = operationOf(row);
    const bodySchema = operation.requestBody?.content[isJson]?.schema;
    const answerSchema = successOf(operation);
    const example = examples[row.route] ?? {};
    if (bodySchema) expect(problemsOf(bodySchema, example.body), outdated).toEqual([]);
    if (answerSchema) expect(problemsOf(answerSchema, example.answer), outdated).toEqual([]);
    expect(
      [bodySchema, answerSchema].map((schema) => schema?.example),
      outdated,
    ).toEqual([bodySchema && example.body, answerSchema && example.answer]);
  });

  it.skipIf(recording)("[PD2] contains the examples that the server answers", ({ skip }) => {
    const called = rows.filter((row) => whoMay(row));
    skip(
      called.some(({ route }) => !(route in recorded)),
      "not every route was called",
    );
    const text = examplesText(recorded, identity());
    const answers: Examples = JSON.parse(text);
    const changed = called.filter(({ route }) => !isDeepStrictEqual(answers[route], examples[route]));
    expect(
      changed.map(({ route }) => route),
      outdated,
    ).toEqual([]);
    expect(text, outdated).toBe(examplesJson);
  });

  it.skipIf(recording)("[PD2] has no example of an unknown route", () => {
    const known = rows.map(({ route }) => route);
    expect(
      Object.keys(examples).filter((route) => !known.includes(route)),
      outdated,
    ).toEqual([]);
  });

  it.each(rows)(
    "[PD2] documents the refusals to anonymous callers, bystanders and invalid bodies: $route",
    async (row) => {
      const { route, body } = row;
      const [method = ""] = route.split(" ");
      const things: Things = { ...unknownThings, accountId: house.accountId };
      for (const who of ["anonymous", "bystander"] as const) {
        const requestBody = body?.(cast);
        const sent = who === "bystander" && requestBody !== undefined ? { nonsense: true } : requestBody;
        expectDocumented(
          operationOf(row),
          await cast.consoles[who].send(method, pathOf(route, things), sent),
        );
      }
    },
  );

  it.each(rows)("[PD2] documents the refusal of a cross-site page: $route", async (row) => {
    const { route, body } = row;
    const [method = ""] = route.split(" ");
    const things: Things = { ...unknownThings, accountId: house.accountId };
    const elsewhere = { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
    const { send } = cast.consoles.owner;
    expectDocumented(operationOf(row), await send(method, pathOf(route, things), body?.(cast), elsewhere));
  });

  it.each(refusal.options.map(({ shape }) => shape.refusal.value))(
    "[PD2] names %s when its status is neither 403 nor 409",
    (code) => {
      const status = refusalStatus({ refusal: code } as Refusal);
      if (status === 409 || status === 403) return;
      const documented = Object.values(document.paths)
        .flatMap(Object.values)
        .map(({ responses }: Operation) => responses[status]?.description ?? "");
      expect(documented.filter((words) => words.includes(`\`${code}\``))).not.toEqual([]);
    },
  );
});

it("[WH2] [WH3] the description covers webhook requests: headers, body and every event type", () => {
  const { description, parameters, requestBody } = document.webhooks.events.post;
  expect(parameters.map(({ name }) => name)).toEqual([
    "webhook-id",
    "webhook-timestamp",
    "webhook-signature",
  ]);
  const unnamed = Object.values(webhookTopics)
    .flat()
    .filter((type) => !description?.includes(`\`${type}\``));
  expect(unnamed).toEqual([]);
  const schema = requestBody?.content[isJson]?.schema as Schema;
  const example = schema.example as { events: object[] };
  expect(problemsOf(schema, example)).toEqual([]);
  expect(problemsOf(schema, { ...example, events: [{ ...example.events[0], id: undefined }] })).not.toEqual(
    [],
  );
});
