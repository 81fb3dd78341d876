/**
 * Locks by which the tabs of one browser know about each other.
 *
 *     jieru:view:<account>    shared, held by every visible tab of the account
 *     jieru:look:<session>    shared, held by a tab that has attention and shows this session
 *     jieru:sound:<account>   held by the one tab that plays sounds
 *     jieru:desktop:<account> held by the one tab that shows desktop notifications
 *
 * NOTE: browsers without locks also lack notifications; there the tab that first stores a key plays the sound.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";
import { hold, locks } from "../../lib/browser/tab-lock.ts";

export const viewName = (id: AccountId): string => `jieru:view:${id}`;
export const lookName = (id: SessionId): string => `jieru:look:${id}`;
export const soundName = (id: AccountId): string => `jieru:sound:${id}`;
export const desktopName = (id: AccountId): string => `jieru:desktop:${id}`;

export async function heldLocks(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}

export interface Turn {
  isMine: (key: string) => boolean;
  /** Resolves once the browser has granted the lock or queued this tab. */
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
    // NOTE: without storage, every tab behaves as the only one.
  }
  return true;
}

/** [NT3] Requests an exclusive lock, which passes to the next tab when this one ends or closes. */
export function takeTurn(name: string): Turn {
  if (!locks()) return { isMine: (key) => claim(name, key), known: Promise.resolve(), end: () => undefined };
  let mine = false;
  const release = hold(name, "exclusive", () => {
    mine = true;
  });
  return {
    isMine: () => mine,
    // Browsers answer in order: a free lock has been granted by then.
    known: heldLocks().catch(() => undefined),
    end: () => {
      mine = false;
      release();
    },
  };
}
