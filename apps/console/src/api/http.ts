import { problem } from "@jieru/shared/protocol/http";
import { refusal } from "@jieru/shared/protocol/refusals";
import type { Failure, Outcome } from "./outcome.ts";

/** The part of a schema that is needed here; the shared ones all have it. */
export interface Parser<T> {
  safeParse(input: unknown): { success: true; data: T } | { success: false; error: unknown };
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface RequestOptions {
  body?: object;
  signal?: AbortSignal;
}

const timeoutMs = 20_000;

function encoded(body: object | undefined): { body?: BodyInit; headers: Record<string, string> } {
  const headers = { accept: "application/json" };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { body, headers };
  return { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function failureOf(status: number, answer: unknown): Failure {
  const no = refusal.safeParse(answer);
  if (no.success) return { kind: "refusal", refusal: no.data };
  const told = problem.safeParse(answer);
  return { kind: "problem", status, problem: told.success ? told.data : null };
}

/** The one funnel: whatever comes back, or does not, becomes an outcome. The answer is parsed here and trusted after. */
export async function request<T>(
  parser: Parser<T> | null,
  method: Method,
  path: string,
  { body, signal }: RequestOptions = {},
): Promise<Outcome<T>> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      ...encoded(body),
      credentials: "same-origin",
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
  } catch {
    return { ok: false, kind: "offline" };
  }
  // NOTE: a gateway in front of us answers for a server that is gone; nothing of ours was reached.
  if (response.status === 502 || response.status === 504) return { ok: false, kind: "offline" };
  if (!response.ok) return { ok: false, ...failureOf(response.status, await readJson(response)) };
  if (!parser) return { ok: true, value: undefined as T };
  const parsed = parser.safeParse(await readJson(response));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, kind: "problem", status: response.status, problem: null };
}
