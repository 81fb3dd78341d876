import { agentHeader } from "@jieru/shared/protocol/agent-header";
import type { Problem } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { tellTurnedAway } from "../optimistic/turned-away.ts";
import { pageAgent } from "../queries/page-agent.ts";
import { currentConnection, signal as note } from "../store/connection.ts";
import { fetchWithProgress } from "./fetch-with-progress.ts";
import { type Failure, isRefusedAs, type Outcome, valueOrThrow } from "./outcome.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface RequestOptions {
  body?: object;
  signal?: AbortSignal | undefined;
  /** Whether the request continues after the page is closed; by default, small writes do. */
  keepalive?: boolean;
  /** How long the whole answer may take. */
  withinMs?: number;
  /** How to read an answer that is not JSON. Refusals always are. */
  read?: (response: Response) => Promise<unknown>;
  /** Called with the part of the body that is uploaded, from 0 to 1. */
  onProgress?: (part: number) => void;
}

export const timeoutMs = 20_000;
/** Browsers allow 64 KiB of such requests in total. */
const smallLength = 2_000;

/** A change shown optimistically must not be lost by a reload before the server has received it. */
const outlivesPage = (method: Method, body: object | undefined): boolean =>
  method !== "GET" && !(body instanceof FormData) && (JSON.stringify(body)?.length ?? 0) <= smallLength;

function encoded(body: object | undefined): { body?: BodyInit; headers: Record<string, string> } {
  const whose = pageAgent();
  const headers = { accept: "application/json", ...(whose && { [agentHeader]: whose }) };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { body, headers };
  return { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
}

const nothing = 204;

const readJson = (response: Response): Promise<unknown> => response.json();

/** What is in the answer; undefined if there is nothing or it is incomplete. */
async function contentOf(response: Response, read: typeof readJson): Promise<unknown> {
  try {
    return await read(response);
  } catch {
    return undefined;
  }
}

const has = (answer: unknown, field: string): answer is object =>
  typeof answer === "object" && answer !== null && field in answer;

function failureOf(status: number, answer: unknown): Failure {
  if (has(answer, "refusal")) return { kind: "refusal", refusal: answer as Refusal };
  return { kind: "problem", status, problem: has(answer, "title") ? (answer as Problem) : null };
}

/**
 * [SI6] A page whose agent is signed out neither writes nor reads: somebody else may have signed in in this browser, and requests
 * would be made with their rights and recorded in their name. An unbound agent is still the same person and may read.
 */
function isNobodys(method: Method): boolean {
  const connection = currentConnection();
  if (connection.state !== "signed_out" || connection.why === "crowded_out") return false;
  return method !== "GET" || connection.why !== "unbound";
}

/**
 * All requests pass here: every answer, or the lack of one, becomes an outcome.
 *
 * NOTE: `T` is what the shared schema of the answer says. The server composes every answer by that schema; parsing it
 * here again would put the schema library into the first load, a tenth of its size.
 */
export async function request<T>(
  method: Method,
  path: string,
  {
    body,
    signal,
    keepalive = outlivesPage(method, body),
    withinMs = timeoutMs,
    read = readJson,
    onProgress,
  }: RequestOptions = {},
): Promise<Outcome<T>> {
  if (isNobodys(method)) return { ok: false, kind: "refusal", refusal: { refusal: "not_signed_in" } };
  const deadline = AbortSignal.timeout(withinMs);
  const init = { method, ...encoded(body), signal: signal ? AbortSignal.any([signal, deadline]) : deadline };
  let response: Response;
  try {
    response = onProgress
      ? await fetchWithProgress(path, init, onProgress)
      : await fetch(path, { ...init, credentials: "same-origin", keepalive });
  } catch {
    return { ok: false, kind: "offline" };
  }
  // NOTE: a gateway in front of the server answered because the server itself is down.
  if (response.status === 502 || response.status === 504) return { ok: false, kind: "offline" };
  const answer = await contentOf(response, response.ok ? read : readJson);
  // NOTE: the connection broke in the middle of the answer, or something in between (a captive portal) answered.
  if (response.ok && answer === undefined && response.status !== nothing)
    return { ok: false, kind: "offline" };
  if (response.ok) {
    if (method !== "GET") note({ sign: "kept", kept: true });
    return { ok: true, value: answer as T };
  }
  const failure = failureOf(response.status, answer);
  // [DE9] Any request may notice it first; the server itself tells it a moment later.
  if (isRefusedAs(failure, "database_unavailable")) note({ sign: "kept", kept: false });
  if (failure.kind === "refusal" && failure.refusal.refusal === "not_signed_in")
    tellTurnedAway(failure.refusal.endedBy);
  return { ok: false, ...failure };
}

/** Reads an address for a query; a failure is thrown, as queries expect. */
export const readOrThrow = async <T>(path: string, signal: AbortSignal): Promise<T> =>
  valueOrThrow(await request<T>("GET", path, { signal }));
