/**
 * Access tokens of one account, both kinds (developers.weixin.qq.com/doc/oplatform/developers/dev/AccessToken.html,
 * api_getstableaccesstoken).
 */

export const TOKEN_LIFETIME_MS = 7_200_000;
/** The time for which an old token stays valid after its successor. Tokens are renewed this long before they expire. */
export const TOKEN_OVERLAP_MS = 300_000;
const FORCE_REFRESH_EVERY_MS = 30_000;
const FORCE_REFRESH_PER_DAY = 20;
const DAY_MS = 86_400_000;

interface Token {
  value: string;
  kind: "stable" | "classic";
  expiresAt: number;
}

export type TokenErrcode = 40001 | 41001 | 42001;

export interface IssuedToken {
  value: string;
  /** In whole seconds. */
  expiresIn: number;
}

export interface TokenStore {
  /** `/cgi-bin/stable_token`: returns the same token until 5 minutes before it expires. */
  stable(forceRefresh: boolean, now: number): IssuedToken;
  /** `/cgi-bin/token`: returns a new token each time; the previous one stays valid for 5 minutes. */
  classic(now: number): IssuedToken;
  /** Returns the errcode that answers a call with this token; null if the token is valid. */
  errcodeOf(value: string | undefined, now: number): TokenErrcode | null;
  /** Invalidates every token, as after a leak or a reset secret. */
  revokeAll(): void;
}

export function createTokenStore(createValue: () => string): TokenStore {
  const known = new Map<string, Token>();
  let current: Partial<Record<Token["kind"], Token>> = {};
  let forcedAt: number[] = [];

  function issue(kind: Token["kind"], now: number): Token {
    const token = { value: createValue(), kind, expiresAt: now + TOKEN_LIFETIME_MS };
    for (const [value, old] of known) if (old.expiresAt < now - DAY_MS) known.delete(value);
    known.set(token.value, token);
    current = { ...current, [kind]: token };
    return token;
  }

  function mayForce(now: number): boolean {
    forcedAt = forcedAt.filter((at) => at > now - DAY_MS);
    const last = forcedAt.at(-1);
    return (
      forcedAt.length < FORCE_REFRESH_PER_DAY && (last === undefined || now - last >= FORCE_REFRESH_EVERY_MS)
    );
  }

  const issued = (token: Token, now: number): IssuedToken => ({
    value: token.value,
    expiresIn: Math.floor((token.expiresAt - now) / 1000),
  });

  return {
    stable(forceRefresh, now) {
      const held = current.stable;
      if (forceRefresh && held && mayForce(now)) {
        forcedAt.push(now);
        known.delete(held.value);
        return issued(issue("stable", now), now);
      }
      const usable = held && held.expiresAt - now > TOKEN_OVERLAP_MS;
      return issued(usable ? held : issue("stable", now), now);
    },
    classic(now) {
      const held = current.classic;
      if (held) held.expiresAt = Math.min(held.expiresAt, now + TOKEN_OVERLAP_MS);
      return issued(issue("classic", now), now);
    },
    errcodeOf(value, now) {
      if (!value) return 41001;
      const token = known.get(value);
      if (!token) return 40001;
      if (token.expiresAt > now) return null;
      return token === current[token.kind] ? 42001 : 40001;
    },
    revokeAll() {
      known.clear();
      current = {};
    },
  };
}
