/** [WH4] [WH5] Sends one request of a webhook. */
import type { WebhookFailure } from "@jieru/shared/protocol/webhooks";
import type { Lookup } from "../http/dns-lookup.ts";
import { NotPublic, requestPublic } from "../http/public-internet.ts";
import { isNamed, whyNot } from "./address.ts";
import { certificateFaultOf } from "./certificate.ts";
import type { Signed } from "./secret.ts";

export interface SendOptions {
  /** `WEBHOOK_HOSTS`. */
  hosts: readonly string[];
  deadlineMs?: number;
  lookup?: Lookup;
}

export interface SendingTo extends SendOptions {
  url: string;
  headers: Signed;
  body: string;
  /** Aborts when the server is about to stop. */
  stopping: AbortSignal;
}

/** The result of a request. `answer` is the beginning of the response. `status` is null when there was no response. */
export interface Sent {
  failure: WebhookFailure | null;
  status: number | null;
  answer: string;
}

/** Maximum number of response bytes that are read. */
const answerBytes = 64 * 1024;
const answerShown = 500;
const defaultDeadlineMs = 10_000;

/** Sends the request. Rejects only when the server stops before the response: then the result is unknown. */
export async function send({
  url: text,
  headers,
  body,
  hosts,
  stopping,
  lookup,
  deadlineMs = defaultDeadlineMs,
}: SendingTo): Promise<Sent> {
  const url = URL.parse(text);
  if (!url || whyNot(url, hosts)) return failed({ why: "refused" });
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([deadline, stopping]);
  const trusted = isNamed(url, hosts);
  const request = {
    method: "POST" as const,
    headers: {
      ...headers,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Jieru-Webhooks",
      accept: "*/*",
      "accept-encoding": "identity",
    },
    body,
    signal,
    trusted,
    ...(lookup && { lookup }),
  };
  try {
    const response = await requestPublic(url, request);
    const status = response.statusCode ?? 0;
    const answer = await readBeginning(response);
    return status >= 200 && status < 300
      ? { failure: null, status, answer }
      : { failure: { why: "status", status }, status, answer };
  } catch (error) {
    stopping.throwIfAborted();
    if (error instanceof NotPublic) return failed({ why: "refused" });
    if (deadline.aborted) return failed({ why: "too_slow" });
    const certificate = certificateFaultOf(error);
    return failed({ why: "unreachable", ...(certificate && { certificate }) });
  }
}

const failed = (failure: WebhookFailure): Sent => ({ failure, status: null, answer: "" });

/** Reads the beginning of the response. If the response stops half-way, returns the part that arrived: the status decides. */
async function readBeginning(response: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= answerBytes) break; // leaving the loop destroys the connection
    }
  } catch {
    // The response was cut off, or nothing more arrived before the deadline.
  }
  return shown(Buffer.concat(chunks).toString("utf8"));
}

/** Returns text that a page can show: no half character, and nothing that PostgreSQL or JSON rejects. */
const shown = (text: string): string => text.slice(0, answerShown).replaceAll("\0", "").toWellFormed();
