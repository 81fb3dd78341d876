/**
 * What the tabs of one browser know about each other, by locks.
 *
 *     jieru:view:<account>    shared, held by every tab of the account that is in view
 *     jieru:look:<session>    shared, held by a tab that has attention and shows this session
 *     jieru:sound:<account>   held by the one tab that plays the sound
 *     jieru:desktop:<account> held by the one tab that shows desktop notifications
 *
 * NOTE: where a browser offers no locks it offers no notifications either; the tab that first stores the key of a news plays
 * its sound.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { hold, locks } from "../../lib/browser/tab-lock.ts";

export const viewName = (id: AccountId): string => `jieru:view:${id}`;
export const lookName = (id: SessionId): string => `jieru:look:${id}`;
export const soundName = (id: AccountId): string => `jieru:sound:${id}`;
export const desktopName = (id: AccountId): string => `jieru:desktop:${id}`;

/** The names of all locks held by any tab. */
export async function heldNames(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}

export interface Turn {
  /** Whether this tab is the one that tells the news with this key. */
  isMine: (key: string) => boolean;
  /** From then on it is known; before, the browser has not answered. */
  known: Promise<unknown>;
  end: () => void;
}

const claimed = 50;

function claim(name: string, key: string): boolean {
  try {
    const keys: string[] = JSON.parse(localStorage.getItem(name) ?? "[]");
    if (keys.includes(key)) return false;
    localStorage.setItem(name, JSON.stringify([...keys, key].slice(-claimed)));
  } catch {
    // NOTE: without storage, every tab believes it is the only one.
  }
  return true;
}

/** [NT3] One of several tabs has the turn until it ends it or closes; then the next one has it. */
export function takeTurn(name: string): Turn {
  if (!locks()) return { isMine: (key) => claim(name, key), known: Promise.resolve(), end: () => undefined };
  let mine = false;
  const release = hold(name, "exclusive", () => {
    mine = true;
  });
  return {
    isMine: () => mine,
    // A browser answers in order: a turn that was free has been given by then.
    known: heldNames().catch(() => undefined),
    end: () => {
      mine = false;
      release();
    },
  };
}
