/** Who is signed in: web sessions begin, are recognised by their cookie, and end at once. */
import { EventEmitter } from "node:events";
import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../context.ts";
import { transaction } from "../database/transaction.ts";
import { forgetBrowsers, putBrowser } from "./browsers.ts";
import { cookieNames, secretIn } from "./cookies.ts";
import { noteSignedOut } from "./people.ts";
import { productOf } from "./product-of.ts";
import { newSecret } from "./secret.ts";
import type { Strangers } from "./strangers.ts";
import * as rows from "./web-sessions.ts";

export interface Identity {
  agentId: AgentId;
  /** Names the session, but is of no use to somebody who learns it. */
  webSessionId: string;
}

/** The parts of a request that matter for sign-in. */
export interface Browser {
  cookieHeader: string | undefined;
  ip: string;
}

/** The secrets a browser is given when somebody signs in with it. */
export interface Begun {
  /** The web session's token. */
  token: string;
  /** By which it is recognised the next time (SI8). */
  known: string;
}

export interface SignIn {
  /**
   * The agent whose session cookie the header holds, or null. Used for requests and for the socket's handshake. Rejects with
   * `GateCrowded` where it is not known here and too many of the address are not (DE16).
   */
  identify(cookieHeader: string | undefined, address?: string): Promise<Identity | null>;
  /** Begins a session. The browser's previous session ends (N17). */
  begin(agentId: AgentId, browser: Browser & { userAgent: string }): Promise<Begun>;
  /** Ends the browser's session after `leave` has handled what its agent leaves behind; if that throws, nothing is ended. */
  signOut(browser: Browser, leave: (agentId: AgentId) => Promise<void>): Promise<void>;
  /** [SI9] Ends the agent's sessions in all browsers but the one that asks, or only in one of them, and forgets those. */
  endElsewhere(asks: Identity & { ip: string }, only: BrowserId | null): Promise<void>;
  /** Which of these sessions are over, wherever they were ended; the others count as in use. */
  listEnded(webSessionIds: readonly string[]): Promise<string[]>;
  /** Calls back for every session that is ended on this node. */
  onSessionEnded(listener: (webSessionId: string) => void): void;
}

type Needed = Pick<Context, "config" | "pool" | "clock" | "newId">;

export function createSignIn({ config, pool, clock, newId }: Needed, strangers: Strangers): SignIn {
  const names = cookieNames(config.publicUrl);
  const ended = new EventEmitter<{ ended: [webSessionId: string] }>();
  const tokenOf = (cookieHeader: string | undefined) => secretIn(cookieHeader, names.session);
  const find = (secret: string, address: string | undefined, now: number) =>
    strangers.lookUp({ secret, address }, () => rows.findWebSession(pool, secret, now));

  return {
    async identify(cookieHeader, address) {
      const token = tokenOf(cookieHeader);
      const now = clock.now();
      const session = token && (await find(token, address, now));
      if (!session) return null;
      if (session.lastSeenAt <= now - rows.touchEveryMs) await rows.touchWebSessions(pool, [session.id], now);
      return { agentId: session.agentId, webSessionId: session.id };
    },

    async begin(agentId, { cookieHeader, ip, userAgent }) {
      const [now, token, old] = [clock.now(), newSecret(), tokenOf(cookieHeader)];
      const known = secretIn(cookieHeader, names.known) ?? newSecret();
      const replaced = await transaction(pool, async (client) => {
        await rows.deleteExpired(client, now);
        const before = old && (await rows.deleteByToken(client, old));
        const arriving = { id: newId() as BrowserId, secret: known, userAgent, ip };
        const browserId = await putBrowser(client, agentId, arriving, now);
        await rows.insertWebSession(client, { id: newId(), token, agentId, browserId, now });
        await recordAudit(client, { what: "signed_in", accountId: null, agentId, about: null, ip, at: now });
        return before;
      });
      strangers.meet(token);
      if (replaced) ended.emit("ended", replaced.id);
      return { token, known };
    },

    async signOut({ cookieHeader, ip }, leave) {
      const token = tokenOf(cookieHeader);
      const at = clock.now();
      const known = token && (await find(token, ip, at));
      if (!known) return;
      const { agentId } = known;
      await noteSignedOut(pool, agentId, at);
      await leave(agentId);
      const session = await transaction(pool, async (client) => {
        const found = await rows.deleteByToken(client, token);
        const who = { accountId: null, agentId, about: null };
        if (found) await recordAudit(client, { what: "signed_out", ...who, ip, at });
        return found;
      });
      if (session) ended.emit("ended", session.id);
    },

    async endElsewhere({ agentId, webSessionId, ip }, only) {
      const at = clock.now();
      const over = await transaction(pool, async (client) => {
        const sessions = await forgetBrowsers(client, { agentId, but: webSessionId, only });
        for (const { userAgent } of sessions) {
          const { name, system } = productOf(userAgent ?? "") ?? { name: "", system: "" };
          const about = `${name} ${system}`.trim() || null;
          await recordAudit(client, {
            what: "signed_out_elsewhere",
            accountId: null,
            agentId,
            about,
            ip,
            at,
          });
        }
        return sessions;
      });
      for (const { id } of over) ended.emit("ended", id);
    },

    async listEnded(webSessionIds) {
      const alive = await rows.touchWebSessions(pool, webSessionIds, clock.now());
      return webSessionIds.filter((id) => !alive.has(id));
    },

    onSessionEnded: (listener) => void ended.on("ended", listener),
  };
}
