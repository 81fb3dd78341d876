/**
 * Tracks whether WeChat answers (DE6), from all calls. A refusal counts as an answer, half a response does not. After
 * several misses it asks at intervals.
 */
import type { Health } from "@jieru/shared/domain/health";

export interface WechatWatch {
  readonly state: Health["wechat"];
  /** For every call to WeChat. */
  fetch: typeof fetch;
  onChange(listener: () => void): void;
  stop(): void;
}

const missesToBeUnreachable = 3;
const askEveryMs = 5_000;
const askWithinMs = 4_000;
const probeBytes = 64 * 1024;

/** `onCall` reports for every call whether it was answered. */
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
        return observeBody(response, response.body, note);
      note(response.status < 500);
      return response;
    } catch (error) {
      note(false);
      throw error;
    }
  };
  /** Any answer will do, even a refusal. */
  const probe = async (): Promise<void> => {
    const signal = AbortSignal.timeout(askWithinMs);
    const answered = watched(new URL("/sns/userinfo", apiUrl), { redirect: "manual", signal });
    await answered.then(readEnough).catch(() => undefined); // recorded by `watched`
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

/** A large image may take long. */
const isImage = ({ headers }: Response): boolean =>
  headers.get("content-type")?.startsWith("image/") ?? false;

async function readEnough({ body }: Response): Promise<void> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > probeBytes) return; // leaving the loop closes the connection
  }
}

/** Records whether all of the response arrived. A caller that stops early counts as answered. */
function observeBody(
  response: Response,
  body: ReadableStream<Uint8Array>,
  note: (answered: boolean) => void,
): Response {
  const reader = body.getReader();
  const observed = new ReadableStream<Uint8Array>(
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
  return new Response(observed, response);
}
