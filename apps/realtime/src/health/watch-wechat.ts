/**
 * Whether WeChat's servers answer (DE6). All our calls pass through here; a refusal counts as an answer. After several calls
 * in a row without an answer, WeChat is asked at intervals, as nobody else may be calling it then.
 */
import type { Health } from "@jieru/shared/domain/health";

export interface WechatWatch {
  readonly state: Health["wechat"];
  /** Use this one for every call to WeChat. */
  fetch: typeof fetch;
  onChange(listener: () => void): void;
  stop(): void;
}

const missesToBeUnreachable = 3;
const askEveryMs = 5_000;
const askWithinMs = 4_000;

/** `onCall` hears of every call to `apiUrl` whether it was answered. */
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
      note(response.status < 500);
      return response;
    } catch (error) {
      note(false);
      throw error;
    }
  };
  /** Any answer will do, even a refusal for want of a token: the probe asks for nothing in particular. */
  const probe = async (): Promise<void> => {
    const signal = AbortSignal.timeout(askWithinMs);
    const response = await watched(new URL("/sns/userinfo", apiUrl), { redirect: "manual", signal }).catch(
      () => null,
    );
    await response?.body?.cancel();
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
