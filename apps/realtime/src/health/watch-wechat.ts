/**
 * Tracks whether WeChat's servers answer (DE6). All calls to WeChat pass through `fetch` here. A refusal counts as an
 * answer, and a response that stops half-way as none.
 *
 * After several calls in a row without an answer, the watch asks WeChat at intervals, because no other call may be made
 * then.
 */
import type { Health } from "@jieru/shared/domain/health";

export interface WechatWatch {
  readonly state: Health["wechat"];
  /** Use this for every call to WeChat. */
  fetch: typeof fetch;
  onChange(listener: () => void): void;
  stop(): void;
}

const missesToBeUnreachable = 3;
const askEveryMs = 5_000;
const askWithinMs = 4_000;
/** Maximum bytes of an answer that the probe reads. */
const heardBytes = 64 * 1024;

/** `onCall` receives for every call to `apiUrl` whether it was answered. */
export function watchWechat(
  apiUrl: string,
  ask: typeof fetch,
  onCall?: (answered: boolean) => void,
): WechatWatch {
  const listeners = new Set<() => void>();
  const { origin } = new URL(apiUrl);
  let misses = 0;
  let asking: NodeJS.Timeout | null = null;

  const isUnreachable = () => misses >= missesToBeUnreachable;
  const note = (answered: boolean): void => {
    onCall?.(answered);
    const before = isUnreachable();
    misses = answered ? 0 : misses + 1;
    if (isUnreachable() === before) return;
    if (asking) clearInterval(asking);
    asking = before ? null : setInterval(() => void probe(), askEveryMs);
    for (const listener of listeners) listener();
  };
  const watched: typeof fetch = async (url, init) => {
    if (new URL(url instanceof Request ? url.url : url).origin !== origin) return ask(url, init);
    try {
      const response = await ask(url, init);
      if (response.status < 500 && response.body && !isImage(response))
        return heardOut(response, response.body, note);
      note(response.status < 500);
      return response;
    } catch (error) {
      note(false);
      throw error;
    }
  };
  /** Sends a request without purpose. Any answer will do, even a refusal for lack of a token. */
  const probe = async (): Promise<void> => {
    const signal = AbortSignal.timeout(askWithinMs);
    const answered = watched(new URL("/sns/userinfo", apiUrl), { redirect: "manual", signal });
    await answered.then(hearEnough).catch(() => undefined); // recorded by `watched`
  };

  return {
    get state() {
      return isUnreachable() ? "unreachable" : "ok";
    },
    fetch: watched,
    onChange: (listener) => void listeners.add(listener),
    stop: () => void (asking && clearInterval(asking)),
  };
}

/** A large image may take longer than anybody waits for it. */
const isImage = ({ headers }: Response): boolean =>
  headers.get("content-type")?.startsWith("image/") ?? false;

async function hearEnough({ body }: Response): Promise<void> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > heardBytes) return; // leaving the loop closes the connection
  }
}

/** Returns the response and records whether all of it arrived. A caller that stops reading early counts as answered. */
function heardOut(
  response: Response,
  body: ReadableStream<Uint8Array>,
  note: (answered: boolean) => void,
): Response {
  const reader = body.getReader();
  const heard = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          note(true);
          controller.close();
        } catch (error) {
          note(false);
          controller.error(error);
        }
      },
      cancel(reason) {
        note(true);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(heard, response);
}
