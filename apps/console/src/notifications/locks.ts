/**
 * What the tabs of one browser know of each other, told by locks: a lock is let go when its tab closes, crashes or goes to
 * another page, so nobody has to ask whether the others are still there.
 *
 *     jieru:view:<account>    held, shared, by every tab of the account that is in view
 *     jieru:look:<session>    held, shared, by a tab that has attention and this session open
 *     jieru:sound:<account>   held by the one tab that makes the sound
 *     jieru:desktop:<account> held by the one that talks to the desktop
 *
 * NOTE: browsers have locks on https and localhost only, as they have notifications. Elsewhere a tab sees itself alone, and
 * which of several sounds is settled by who writes a key down first.
 */
import type { AccountId, SessionId } from "@jieru/shared/domain/ids";

const locks = (): LockManager | undefined => navigator.locks;

/** Asks for a lock, and holds it until the returned function is called. */
export function hold(name: string, mode: LockMode, onHeld: () => void = () => undefined): () => void {
  const waiting = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  const held = () => {
    onHeld();
    return promise;
  };
  locks()
    ?.request(name, { mode, signal: waiting.signal }, held)
    .catch(() => undefined);
  return () => {
    waiting.abort();
    resolve();
  };
}

export const viewName = (id: AccountId): string => `jieru:view:${id}`;
export const lookName = (id: SessionId): string => `jieru:look:${id}`;
export const soundName = (id: AccountId): string => `jieru:sound:${id}`;
export const desktopName = (id: AccountId): string => `jieru:desktop:${id}`;

/** Every name that is held in any tab. */
export async function heldNames(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ""));
}

export interface Turn {
  /** Whether this tab is the one to tell what has this key. */
  isMine: (key: string) => boolean;
  end: () => void;
}

const claimed = 50;

function claim(name: string, key: string): boolean {
  try {
    const keys: string[] = JSON.parse(localStorage.getItem(name) ?? "[]");
    if (keys.includes(key)) return false;
    localStorage.setItem(name, JSON.stringify([...keys, key].slice(-claimed)));
  } catch {
    // NOTE: storage may be refused: then every tab is the only one it knows of.
  }
  return true;
}

/** [NT3] One tab of several has its turn until it ends it, or is gone; then the next has. */
export function takeTurn(name: string): Turn {
  if (!locks()) return { isMine: (key) => claim(name, key), end: () => undefined };
  let mine = false;
  const release = hold(name, "exclusive", () => {
    mine = true;
  });
  return {
    isMine: () => mine,
    end: () => {
      mine = false;
      release();
    },
  };
}
