const home = "/";
const longest = 512;
/** Browsers treat `\` as `/`, and drop tabs and newlines. */
const misread = /[\\\p{Cc}]/u;

/** [N19] Returns a path of our own, else the start page. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || next.length > longest || misread.test(next)) return home;
  if (!next.startsWith("/") || next.startsWith("//")) return home;
  const here = "http://here";
  if (!URL.canParse(next, here)) return home;
  const { origin, pathname, search, hash } = new URL(next, here);
  // NOTE: `/.//evil.example` normalizes to `//evil.example`.
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : home;
}

const tokenAfter = (place: string) => new RegExp(`^/${place}/([A-Za-z0-9_-]{20,128})(?:[?#]|$)`);
const [invitation, setUp] = [tokenAfter("invite"), tokenAfter("set-up")];

export const invitationIn = (next: string): string | null => invitation.exec(next)?.[1] ?? null;

export const setUpIn = (next: string): string | null => setUp.exec(next)?.[1] ?? null;
