import type { WebhookFailure } from "@jieru/shared/protocol/webhooks";
import type { Lookup } from "../http/dns-lookup.ts";
import { NotPublic, requestPublic } from "../http/public-internet.ts";
import { addressRefusal, isNamed } from "./address.ts";
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
  stopping: AbortSignal;
}

/** `answer`: its beginning. `status`: null without a response. */
export interface Sent {
  failure: WebhookFailure | null;
  status: number | null;
  answer: string;
}

const answerBytes = 64 * 1024;
const answerShown = 500;
const defaultDeadlineMs = 10_000;

/** Rejects only if the server stops before the response. */
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
  if (!url || addressRefusal(url, hosts)) return failed({ why: "refused" });
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

/** Returns what arrived, as the status decides. */
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
    // Cut off, or past the deadline.
  }
  return shown(Buffer.concat(chunks).toString("utf8"));
}

const shown = (text: string): string => text.slice(0, answerShown).replaceAll("\0", "").toWellFormed();
