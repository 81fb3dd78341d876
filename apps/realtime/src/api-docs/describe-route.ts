/** Adds callers, examples and responses to a route's own schemas. */
import { readFileSync } from "node:fs";
import { problem } from "@jieru/shared/protocol/http";
import { refusal } from "@jieru/shared/protocol/refusals";
import type { FastifySchema, RouteOptions } from "fastify";
import { z } from "zod";
import type { Access } from "../policies/access.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Further refusals, in words by status. */
    refuses?: {
      403?: string;
      404?: string;
      409?: string;
      413?: string;
      415?: string;
      429?: string;
      503?: string;
    };
    /** Success responses without a schema: a file (200, an image unless `type` is set) or a redirect (302). Default: 204. */
    answers?: { 200?: string; 302?: string; type?: string };
  }
}

/** Recorded responses by `METHOD /path/:param`; `pnpm examples` updates them. */
export type Examples = Record<string, { body?: unknown; answer?: unknown }>;
export const examplesFile = new URL("examples.json", import.meta.url);
const examples: Examples = JSON.parse(readFileSync(examplesFile, "utf8"));

const jsonSchemaOf = (schema: z.ZodType): object => z.toJSONSchema(schema);
export const commonSchemas = { Problem: jsonSchemaOf(problem), Refusal: jsonSchemaOf(refusal) };

const inWords: Record<Access, string> = {
  public: "Anyone may call it.",
  browser: "Anyone may call it, from the console's own pages.",
  signed_in: "Every signed-in person may call it; the answer depends on their rights.",
  agent: "Agents of the account may call it.",
  supervisor: "Supervisors and admins of the account may call it.",
  admin: "Admins of the account may call it.",
  api_key: "Your company's server may call it, with an API key of the account.",
};

const says = (description: string, name: keyof typeof commonSchemas) => ({
  description,
  content: {
    "application/json": { schema: { $ref: `#/components/schemas/${name}` } },
  },
});

const tooMany = "`too_many_requests`: wait for the seconds it names, as `Retry-After` does.";
const notNow = "`server_busy`, `database_unavailable` or `jobs_unavailable`: try again.";
/** Statuses answered with problem details. */
const problems: ReadonlySet<string> = new Set(["404", "413", "415"]);

function refusalsFor(access: Access, takesInput: boolean, takesBody: boolean): object {
  return {
    ...(takesBody && { 413: says("The body is too large.", "Problem") }),
    ...(takesInput && {
      400: says("The request is invalid; `errors` names each invalid field.", "Problem"),
    }),
    ...(access !== "public" && {
      401: says(access === "api_key" ? "`api_key_invalid`" : "`not_signed_in`", "Refusal"),
      403: says("Refused for missing rights.", "Refusal"),
    }),
    ...(access !== "public" &&
      access !== "browser" && {
        429: says(tooMany, "Refusal"),
        409: says("Refused for another reason, with the facts for a person.", "Refusal"),
      }),
    503: says(notNow, "Refusal"),
  };
}

const ownRefusals = (refuses: object): object =>
  Object.fromEntries(
    Object.entries(refuses).map(([status, words]: [string, string]) => {
      const beside = status === "429" ? ` ${tooMany}` : status === "503" ? ` ${notNow}` : "";
      return [status, says(`${words}${beside}`, problems.has(status) ? "Problem" : "Refusal")];
    }),
  );

const yesOf = (answers: { 200?: string; 302?: string; type?: string } | undefined): object => {
  const { type = "image/*" } = answers ?? {};
  if (answers?.[200]) return { 200: { description: answers[200], content: { [type]: { schema: {} } } } };
  if (answers?.[302]) return { 302: { description: answers[302], type: "null" } };
  return { 204: { description: "Done.", type: "null" } };
};

function securityOf(access: Access): { [scheme: string]: string[] }[] {
  if (access === "public" || access === "browser") return [];
  return [access === "api_key" ? { apiKey: [] } : { cookie: [] }];
}

const nounOf = (url: string): string => {
  const [, first = "", second] = url
    .replace("/api/", "/")
    .split("/")
    .filter((part) => !part.startsWith(":"));
  const noun = first === "accounts" && second ? second : first;
  return noun === "auth" ? "sign-in" : noun;
};

export interface Described extends FastifySchema {
  body?: object;
  response?: Record<string, object>;
  [field: string]: unknown;
}

export function describeRoute(schema: Described, url: string, route: RouteOptions): Described {
  const access = route.config?.access ?? "public";
  const example = examples[`${String(route.method)} ${url}`];
  const { body, response = {} } = schema;
  const takesInput = ["body", "params", "querystring"].some((part) => schema[part] !== undefined);
  const success = Object.keys(response).find((status) => status.startsWith("2"));
  return {
    ...schema,
    tags: [nounOf(url)],
    description: inWords[access],
    security: securityOf(access),
    ...(body && { body: { ...body, ...(example?.body !== undefined && { example: example.body }) } }),
    response: {
      ...refusalsFor(access, takesInput, body !== undefined),
      ...ownRefusals(route.config?.refuses ?? {}),
      ...response,
      ...(!success && yesOf(route.config?.answers)),
      ...(success && {
        [success]: {
          ...response[success],
          ...(example?.answer !== undefined && { example: example.answer }),
        },
      }),
    },
  };
}
