import { dispatcher } from "./dispatcher.ts";
import { WechatUnknown } from "./errors.ts";
import { unknownFrom } from "./transport-failure.ts";

export type Fetch = typeof globalThis.fetch;

const TIMEOUT_MS = 10_000;

/** JSON answers are small; the rest of a longer one is not read. */
export const ANSWER_LIMIT_BYTES = 256 * 1024;

export interface Call {
  url: URL;
  init?: RequestInit | undefined;
  fetch?: Fetch | undefined;
  timeoutMs?: number | undefined;
  limitBytes?: number | undefined;
  secrets: readonly string[];
}

export interface Answer {
  status: number;
  contentType: string;
  bytes: Buffer;
  secrets: readonly string[];
}

/**
 * Makes one HTTP call with a total deadline and a body limit, without redirects and retries. Any status below 500 except redirects is an
 * answer. Throws `WechatUnknown` otherwise.
 */
export async function call(request: Call): Promise<Answer> {
  const {
    url,
    init,
    fetch = globalThis.fetch,
    timeoutMs = TIMEOUT_MS,
    limitBytes = ANSWER_LIMIT_BYTES,
  } = request;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { ...init, redirect: "manual", signal, dispatcher });
    const { status } = response;
    if (status >= 500 || (status >= 300 && status < 400)) return await discard(response);
    const contentType = response.headers.get("content-type") ?? "";
    return { status, contentType, bytes: await readCapped(response, limitBytes), secrets: request.secrets };
  } catch (error) {
    throw unknownFrom(error);
  }
}

async function discard(response: Response): Promise<never> {
  await response.body?.cancel();
  throw new WechatUnknown({ phase: "maybe_sent", cause: `http_${response.status}` });
}

/** Reads chunk by chunk, so that an endless body costs no more than the limit. */
async function readCapped(response: Response, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limitBytes) throw new WechatUnknown({ phase: "maybe_sent", cause: "too_large" });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
