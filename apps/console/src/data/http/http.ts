import { agentHeader } from "@jieru/shared/protocol/agent-header";
import type { Problem } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";
import { reportUnauthorized } from "../optimistic/unauthorized.ts";
import { pageAgent } from "../queries/page-agent.ts";
import { currentConnection, signal as sendSignal } from "../store/connection.ts";
import { fetchWithProgress } from "./fetch-with-progress.ts";
import { type Failure, isRefusedAs, type Outcome, valueOrThrow } from "./outcome.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface RequestOptions {
  body?: object;
  signal?: AbortSignal | undefined;
  /** By default, small writes continue after the page is closed. */
  keepalive?: boolean;
  withinMs?: number;
  /** Reads a response that is not JSON; refusals always are. */
  read?: (response: Response) => Promise<unknown>;
  onProgress?: (part: number) => void;
}

export const timeoutMs = 20_000;
/** Browsers allow 64 KiB of keepalive requests in total. */
const smallLength = 2_000;

/** A reload must not lose a change that is already shown. */
const outlivesPage = (method: Method, body: object | undefined): boolean =>
  method !== "GET" && !(body instanceof FormData) && (JSON.stringify(body)?.length ?? 0) <= smallLength;

function encoded(body: object | undefined): { body?: BodyInit; headers: Record<string, string> } {
  const agentId = pageAgent();
  const headers = { accept: "application/json", ...(agentId && { [agentHeader]: agentId }) };
  if (body === undefined) return { headers };
  if (body instanceof FormData) return { body, headers };
  return { body: JSON.stringify(body), headers: { ...headers, "content-type": "application/json" } };
}

const nothing = 204;

const readJson = (response: Response): Promise<unknown> => response.json();

/** Returns undefined if the body is missing or incomplete. */
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

/** [SI6] A signed-out page must not use the rights of an agent who signed in since. A removed agent may still read. */
function isSignedOutPage(method: Method): boolean {
  const connection = currentConnection();
  if (connection.state !== "signed_out" || connection.why === "crowded_out") return false;
  return method !== "GET" || connection.why !== "unbound";
}

/**
 * Sends a request and returns its outcome. NOTE: `T` is trusted, as the server builds every response by the shared
 * schema; parsing it here would add the schema library to the first load.
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
  if (isSignedOutPage(method)) return { ok: false, kind: "refusal", refusal: { refusal: "not_signed_in" } };
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
  // NOTE: a gateway answered, as the server is down.
  if (response.status === 502 || response.status === 504) return { ok: false, kind: "offline" };
  const answer = await contentOf(response, response.ok ? read : readJson);
  // NOTE: the connection broke within the response, or a captive portal answered.
  if (response.ok && answer === undefined && response.status !== nothing)
    return { ok: false, kind: "offline" };
  if (response.ok) {
    if (method !== "GET") sendSignal({ sign: "kept", kept: true });
    return { ok: true, value: answer as T };
  }
  const failure = failureOf(response.status, answer);
  if (isRefusedAs(failure, "database_unavailable")) sendSignal({ sign: "kept", kept: false });
  if (failure.kind === "refusal" && failure.refusal.refusal === "not_signed_in")
    reportUnauthorized(failure.refusal.endedBy);
  return { ok: false, ...failure };
}

export const readOrThrow = async <T>(path: string, signal: AbortSignal): Promise<T> =>
  valueOrThrow(await request<T>("GET", path, { signal }));
