/** Who is signed in: web sessions begin, are recognised by their cookie, and end at once. */
import { EventEmitter } from "node:events";
import type { AgentId } from "@jieru/shared/domain/ids";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../context.ts";
import { transaction } from "../database/transaction.ts";
import { cookieNames, secretIn } from "./cookies.ts";
import { noteSignedOut } from "./people.ts";
import { newSecret } from "./secret.ts";
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

export interface SignIn {
  /** The agent whose session cookie the header holds, or null. Used for requests and for the socket's handshake. */
  identify(cookieHeader: string | undefined): Promise<Identity | null>;
  /** Begins a session and returns its token. The browser's previous session ends (N17). */
  begin(agentId: AgentId, browser: Browser): Promise<string>;
  /** Ends the browser's session after `leave` has handled what its agent leaves behind; if that throws, nothing is ended. */
  signOut(browser: Browser, leave: (agentId: AgentId) => Promise<void>): Promise<void>;
  endSessionsOf(agentId: AgentId): Promise<void>;
  /** Which of these sessions are over, wherever they were ended; the others count as in use. */
  listEnded(webSessionIds: readonly string[]): Promise<string[]>;
  /** Calls back for every session that is ended on this node. */
  onSessionEnded(listener: (webSessionId: string) => void): void;
}

type Needed = Pick<Context, "config" | "pool" | "clock" | "newId">;

export function createSignIn({ config, pool, clock, newId }: Needed): SignIn {
  const { session: cookieName } = cookieNames(config.publicUrl);
  const ended = new EventEmitter<{ ended: [webSessionId: string] }>();
  const tokenOf = (cookieHeader: string | undefined) => secretIn(cookieHeader, cookieName);

  return {
    async identify(cookieHeader) {
      const token = tokenOf(cookieHeader);
      const now = clock.now();
      const session = token && (await rows.findWebSession(pool, token, now));
      if (!session) return null;
      if (session.lastSeenAt <= now - rows.touchEveryMs) await rows.touchWebSessions(pool, [session.id], now);
      return { agentId: session.agentId, webSessionId: session.id };
    },

    async begin(agentId, { cookieHeader, ip }) {
      const [now, token, old] = [clock.now(), newSecret(), tokenOf(cookieHeader)];
      const replaced = await transaction(pool, async (client) => {
        await rows.deleteExpired(client, now);
        const before = old && (await rows.deleteByToken(client, old));
        await rows.insertWebSession(client, { id: newId(), token, agentId, now });
        await recordAudit(client, { what: "signed_in", accountId: null, agentId, about: null, ip, at: now });
        return before;
      });
      if (replaced) ended.emit("ended", replaced.id);
      return token;
    },

    async signOut({ cookieHeader, ip }, leave) {
      const token = tokenOf(cookieHeader);
      const at = clock.now();
      const known = token && (await rows.findWebSession(pool, token, at));
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

    async endSessionsOf(agentId) {
      for (const id of await rows.deleteOfAgent(pool, agentId)) ended.emit("ended", id);
    },

    async listEnded(webSessionIds) {
      const alive = await rows.touchWebSessions(pool, webSessionIds, clock.now());
      return webSessionIds.filter((id) => !alive.has(id));
    },

    onSessionEnded: (listener) => void ended.on("ended", listener),
  };
}
