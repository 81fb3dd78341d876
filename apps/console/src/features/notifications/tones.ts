import type { AccountId } from "@jieru/shared/domain/ids";
import { soundName, type Turn, takeTurn } from "./locks.ts";
import type { News } from "./news.ts";
import { ring } from "./sound.ts";
import { mayRing, type Tone, toneOf } from "./ways.ts";

export interface Tones {
  ringFor: (news: News) => void;
  /** From then on it is known whether this tab plays them. */
  known: Promise<unknown>;
  /** From now on this tab plays the sounds, if no other tab does. */
  take: () => void;
  leave: () => void;
}

/** The tones of an account's news, which one of several tabs plays. */
export function createTones(accountId: AccountId): Tones {
  const rangAt = new Map<Tone, number>();
  const { promise: known, resolve } = Promise.withResolvers<unknown>();
  let turn: Turn | null = null;
  return {
    known,
    ringFor({ kind, key }) {
      const tone = toneOf(kind);
      const now = performance.now();
      if (!turn?.isMine(key) || !mayRing(rangAt.get(tone), now)) return;
      rangAt.set(tone, now);
      void ring(tone);
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
