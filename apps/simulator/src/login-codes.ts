import type { Person } from "./options.ts";

/** A code is valid for 10 minutes and works once (reprints of the official text; the current page gives no time). */
export const CODE_LIFETIME_MS = 600_000;
const TOKEN_LIFETIME_MS = 7_200_000;

export type CodeErrcode = 40029 | 40163 | 42003;
export type Redeemed = { person: Person; accessToken: string } | { errcode: CodeErrcode };

export interface LoginCodes {
  /** Issues a code of the application `appId`; `person.openid` is the person's openid in it. */
  issue(person: Person, appId: string, now: number): string;
  /** Exchanges a code for an access token. Unknown or foreign, used and expired codes each have their own errcode. */
  redeem(code: string, appId: string, now: number): Redeemed;
  findPerson(accessToken: string, now: number): Person | null;
}

export function createLoginCodes(createValue: () => string): LoginCodes {
  const codes = new Map<string, { person: Person; appId: string; at: number; used: boolean }>();
  const tokens = new Map<string, { person: Person; expiresAt: number }>();

  return {
    issue(person, appId, now) {
      const code = createValue();
      codes.set(code, { person, appId, at: now, used: false });
      return code;
    },
    redeem(code, appId, now) {
      const issued = codes.get(code);
      if (issued?.appId !== appId) return { errcode: 40029 };
      if (issued.used) return { errcode: 40163 };
      if (now >= issued.at + CODE_LIFETIME_MS) return { errcode: 42003 };
      issued.used = true;
      const accessToken = createValue();
      tokens.set(accessToken, { person: issued.person, expiresAt: now + TOKEN_LIFETIME_MS });
      return { person: issued.person, accessToken };
    },
    findPerson(accessToken, now) {
      const token = tokens.get(accessToken);
      return token && token.expiresAt > now ? token.person : null;
    },
  };
}
