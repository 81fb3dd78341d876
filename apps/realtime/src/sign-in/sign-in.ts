import { EventEmitter } from "node:events";
import type { AgentId, BrowserId } from "@jieru/shared/domain/ids";
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import type { ClientBase } from "pg";
import { recordAudit } from "../audit/record-audit.ts";
import type { Context } from "../base/context.ts";
import { Refused } from "../base/refused.ts";
import { newSecret } from "../base/secret.ts";
import { withNamedLock } from "../database/named-lock.ts";
import { transaction } from "../database/transaction.ts";
import { cookieNames, secretIn } from "../http/cookies.ts";
import { mayConfirm, mayEnd } from "./browser-rights.ts";
import {
  type BrowserQuestion,
  forgetBrowsers,
  isOnlySignIn,
  listRecordedBrowsers,
  markKnown,
  putBrowser,
  type RecordedBrowser,
} from "./browsers.ts";
import type { LookupLimiter } from "./lookup-limiter.ts";
import { noteSignedOut } from "./people.ts";
import { productOf, productTextOf } from "./product-of.ts";
import * as rows from "./web-sessions.ts";

export interface Identity {
  agentId: AgentId;
  webSessionId: string;
}

export interface Browser {
  cookieHeader: string | undefined;
  ip: string;
}

export interface StartedSession {
  token: string;
  /** Recognises the browser next time (SI8). */
  known: string;
}

export interface SignIn {
  /** Rejects with `RateLimited` above the limit of unknown cookies (DE16). */
  identify(cookieHeader: string | undefined, address?: string): Promise<Identity | null>;
  /** Ends the browser's previous session (N17). */
  begin(agentId: AgentId, browser: Browser & { userAgent: string }): Promise<StartedSession>;
  /** If `leave` throws, nothing is ended. */
  signOut(browser: Browser, leave: (agentId: AgentId) => Promise<void>): Promise<void>;
  /** [SI8] Throws `Refused` without the right to confirm. */
  confirm(asks: Identity, browserId: BrowserId): Promise<void>;
  /** [SI9] [SI13] Ends and forgets one or all other browsers. Throws `Refused`, and ends nothing, without the right. */
  endElsewhere(asks: Identity & { ip: string }, only: BrowserId | null): Promise<void>;
  /** Returns the ended ones. The others count as in use. */
  listEnded(webSessionIds: readonly string[]): Promise<string[]>;
  /** [SI14] Never rejects. */
  findEnding(cookieHeader: string | undefined, address?: string): Promise<EndedBy | null>;
  /** [SI14] Sessions ended by another browser. */
  listEndings(webSessionIds: readonly string[]): Promise<ReadonlyMap<string, EndedBy>>;
  /** For sessions ended on this node. */
  onSessionEnded(listener: (webSessionId: string, endedBy?: EndedBy) => void): void;
}

interface Browsers {
  own: RecordedBrowser;
  all: readonly RecordedBrowser[];
}

type Needed = Pick<Context, "config" | "pool" | "clock" | "newId">;

export function createSignIn({ config, pool, clock, newId }: Needed, lookupLimiter: LookupLimiter): SignIn {
  const names = cookieNames(config.publicUrl);
  const ended = new EventEmitter<{ ended: [webSessionId: string, endedBy?: EndedBy] }>();
  const tokenOf = (cookieHeader: string | undefined) => secretIn(cookieHeader, names.session);
  const find = (secret: string, address: string | undefined, now: number) =>
    lookupLimiter.lookUp({ secret, address }, () => rows.findWebSession(pool, secret, now));

  /** Serializes the agent's browsers. Throws `Refused` if the requesting one was signed out meanwhile. */
  const decide = <T>(asks: BrowserQuestion, work: (client: ClientBase, browsers: Browsers) => Promise<T>) =>
    withNamedLock(pool, `browsers:${asks.agentId}`, async (client) => {
      const all = await listRecordedBrowsers(client, asks, clock.now());
      const own = all.find(({ here }) => here);
      if (!own) throw new Refused({ refusal: "not_signed_in" });
      return work(client, { own, all });
    });

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
      lookupLimiter.remember(token);
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

    confirm: (asks, browserId) =>
      decide(asks, async (client, { own, all }) => {
        if (own.id === browserId) throw new Refused({ refusal: "not_allowed" });
        if (!mayConfirm(own, isOnlySignIn(own, all))) throw new Refused({ refusal: "browser_is_new" });
        await markKnown(client, asks.agentId, browserId);
      }),

    async endElsewhere({ agentId, webSessionId, ip }, only) {
      const at = clock.now();
      const { over, by } = await decide({ agentId, webSessionId }, async (client, { own, all }) => {
        if (own.id === only) throw new Refused({ refusal: "not_allowed" });
        const chosen = all.filter(({ id, here }) => !here && (only === null || id === only));
        const ending = chosen.filter((browser) => mayEnd(own, browser));
        // "All others" excludes signed-out known browsers.
        const refused = chosen.filter((b) => !ending.includes(b) && (only !== null || b.since !== null));
        if (refused.length > 0) throw new Refused({ refusal: "browser_is_new" });
        const ids = ending.map(({ id }) => id);
        const sessions = await forgetBrowsers(client, { agentId, ids, userAgent: own.userAgent, at });
        const detail = productTextOf(own.userAgent) ?? undefined;
        for (const { userAgent } of sessions) {
          const done = { about: productTextOf(userAgent), ...(detail && { detail }) };
          await recordAudit(client, {
            what: "signed_out_elsewhere",
            accountId: null,
            agentId,
            ip,
            at,
            ...done,
          });
        }
        return { over: sessions, by: own.userAgent };
      });
      for (const { id } of over) ended.emit("ended", id, { product: productOf(by ?? ""), at });
    },

    async listEnded(webSessionIds) {
      const alive = await rows.touchWebSessions(pool, webSessionIds, clock.now());
      return webSessionIds.filter((id) => !alive.has(id));
    },

    async findEnding(cookieHeader, address) {
      const token = tokenOf(cookieHeader);
      // A full limiter must not change this answer.
      return token
        ? lookupLimiter.pass(address, () => rows.findEnding(pool, token, clock.now())).catch(() => null)
        : null;
    },

    listEndings: (webSessionIds) => rows.listEndings(pool, webSessionIds),

    onSessionEnded: (listener) => void ended.on("ended", listener),
  };
}
