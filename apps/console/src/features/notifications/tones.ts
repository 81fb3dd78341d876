import type { AccountId } from "@jieru/shared/domain/ids";
import type { AgentNotification } from "./derive-notifications.ts";
import { soundName, type Turn, takeTurn } from "./locks.ts";
import { mayPlayTone, type Tone, toneOf } from "./notification-policy.ts";
import { playTone } from "./sound.ts";

export interface Tones {
  ringFor: (notification: AgentNotification) => void;
  known: Promise<unknown>;
  take: () => void;
  leave: () => void;
}

export function createTones(accountId: AccountId): Tones {
  const rangAt = new Map<Tone, number>();
  const { promise: known, resolve } = Promise.withResolvers<unknown>();
  let turn: Turn | null = null;
  return {
    known,
    ringFor({ kind, key }) {
      const tone = toneOf(kind);
      const now = performance.now();
      if (!turn?.isMine(key) || !mayPlayTone(rangAt.get(tone), now)) return;
      rangAt.set(tone, now);
      void playTone(tone);
    },
    take() {
      turn ??= takeTurn(soundName(accountId));
      resolve(turn.known);
    },
    leave() {
      turn?.end();
      turn = null;
      resolve(null);
    },
  };
}
