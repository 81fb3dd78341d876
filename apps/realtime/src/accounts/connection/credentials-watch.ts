/**
 * [MA11] Tracks whether WeChat accepts an account and its credentials, from every call. The first refusal becomes a
 * fact of the account; the first success that bears on the fault clears it. Meanwhile one node asks WeChat
 * periodically. A token request does not show the end of a frozen mini program, a missing permission, an exhausted
 * quota or a refused token.
 */
import type { CredentialsFault, CredentialsRefused } from "@jieru/shared/domain/credentials-refused";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { ConnectionTest } from "@jieru/shared/protocol/connection";
import type { WechatClient } from "@jieru/wechat/client";
import type { WechatReason } from "@jieru/wechat/errcodes";
import { WechatRefused } from "@jieru/wechat/errors";
import { recordAudit } from "../../audit/record-audit.ts";
import { mapConcurrent } from "../../base/async.ts";
import type { Context } from "../../base/context.ts";
import type { Lanes } from "../../lane/lane.ts";
import {
  type AccountDirectory,
  type ConnectedAccount,
  notifyCredentialsChanged,
} from "../account-directory.ts";
import { testConnection } from "./test-connection.ts";

const faultOf: Partial<Record<WechatReason, CredentialsFault>> = {
  credentials: "secret",
  address_not_allowed: "address",
  token: "token",
  account_restricted: "restricted",
  not_authorised: "not_granted",
  quota_used: "quota",
};
/** Only a reply shows whether these are over. */
const endedByReply: readonly CredentialsFault[] = ["restricted", "not_granted", "quota"];
/** Only a new access token shows whether these are over; an earlier one is valid for two hours. */
const endedByToken: readonly CredentialsFault[] = ["secret", "address"];
const notAskedFor: readonly CredentialsFault[] = [...endedByReply, "token"];
type Fault = Omit<CredentialsRefused, "since">;

/** Returns the fault in the account or its credentials; null if the refusal is about something else. */
function findFault({
  reason,
  errcode,
  address,
}: Pick<WechatRefused, "errcode" | "address"> & { reason: string }) {
  const why = faultOf[reason as WechatReason];
  return why ? { why, errcode, address, repliesUntil: null } : null;
}

/**
 * Returns whether the refusal is about this call. A restriction may be the customer's: only class `ops` is the
 * account's (errcodes.ts). Permission and quota count only for replies.
 */
const isAboutCall = ({ reason, class: kind, isBeforehand }: WechatRefused, isReply: boolean): boolean =>
  (reason === "account_restricted" && kind !== "ops" && !isBeforehand) ||
  ((reason === "not_authorised" || reason === "quota_used") && !isReply);

const askEveryMs = 30_000;
const checkEveryMs = 1_000;
const accountsAtOnce = 4;

export interface CredentialsWatchOptions
  extends Pick<Context, "pool" | "config" | "clock" | "fetch" | "log"> {
  lanes: Lanes;
  directory: AccountDirectory;
  isAsker(): Promise<boolean>;
}

export class CredentialsWatch {
  readonly #options: CredentialsWatchOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #noting = new Set<Promise<void>>();
  #askedAt: number;
  #round: Promise<void> | null = null;
  #stopped = false;

  constructor(options: CredentialsWatchOptions) {
    this.#options = options;
    this.#askedAt = options.clock.now();
    this.#timer = setInterval(() => {
      this.look().catch((error: unknown) => this.#couldNotAsk(error));
    }, checkEveryMs).unref();
  }

  listenTo(client: WechatClient, account: ConnectedAccount): WechatClient {
    const observed = <T>(call: Promise<T>, isReply = false): Promise<T> => {
      call.then(
        (result) => {
          const { refusedFor } = account;
          if (!refusedFor || result === "not_asked" || endedByToken.includes(refusedFor)) return;
          if (isReply || !endedByReply.includes(refusedFor)) this.#accepted(account);
        },
        (error: unknown) => {
          if (error instanceof WechatRefused && !isAboutCall(error, isReply))
            this.#refused(account, findFault(error));
        },
      );
      return call;
    };
    return {
      ...client,
      send: (openid, message, beginBy) => observed(client.send(openid, message, beginBy), true),
      typing: (openid, on) => observed(client.typing(openid, on)),
      uploadImage: (image) => observed(client.uploadImage(image)),
      downloadMedia: (mediaId) => observed(client.downloadMedia(mediaId)),
    };
  }

  tokenGiven({ id, appSecret }: Pick<ConnectedAccount, "id" | "appSecret">): void {
    this.#keepTrack(async () => {
      const account = await this.#options.directory.getById(id);
      const { refusedFor } = account;
      if (refusedFor && endedByToken.includes(refusedFor) && account.appSecret === appSecret)
        await this.#keep(account, null);
    });
  }

  async ask(accountId: AccountId): Promise<ConnectionTest> {
    const account = await this.#options.directory.getById(accountId);
    const { appSecret, credentials } = account;
    const test = await testConnection(this.#options, { appId: credentials.appId, appSecret });
    if (test.result === "accepted") this.#accepted(account);
    if (test.result === "refused" && test.reason !== "quota_used") {
      const fault = findFault(test);
      this.#refused(account, fault && { ...fault, repliesUntil: await this.#tokenEnds(credentials.appId) });
    }
    await Promise.all(this.#noting);
    return test;
  }

  askSoon(accountId: AccountId): void {
    this.ask(accountId).catch((error: unknown) => this.#couldNotAsk(error));
  }

  /** Checks once, as the timer does. Resolves after all due accounts were asked for. */
  async look(): Promise<void> {
    const now = this.#options.clock.now();
    if (this.#round || Math.abs(now - this.#askedAt) < askEveryMs) return;
    this.#askedAt = now;
    this.#round = this.#revalidate().finally(() => {
      this.#round = null;
    });
    await this.#round;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#round?.catch(() => undefined);
    await Promise.all(this.#noting);
  }

  #accepted(account: ConnectedAccount): void {
    if (account.refusedFor) this.#note(account, null);
  }

  #refused(account: ConnectedAccount, fault: Fault | null): void {
    if (fault) this.#note(account, fault);
  }

  #note(account: ConnectedAccount, fault: Fault | null): void {
    this.#keepTrack(() => this.#keep(account, fault));
  }

  #keepTrack(work: () => Promise<void>): void {
    const noting = work()
      .catch((error: unknown) =>
        this.#options.log.warn({ err: error }, "the state of credentials at WeChat could not be stored"),
      )
      .finally(() => this.#noting.delete(noting));
    this.#noting.add(noting);
  }

  async #tokenEnds(appId: string): Promise<number | null> {
    const { pool, clock } = this.#options;
    const { rows } = await pool.query<{ expires_at: number }>(
      `select expires_at from access_tokens where app_id = $1 and expires_at > $2`,
      [appId, clock.now()],
    );
    return rows[0]?.expires_at ?? null;
  }

  /** Ignores results for earlier credentials. */
  async #keep({ id, changedAt }: ConnectedAccount, fault: Fault | null): Promise<void> {
    const { lanes, directory, clock, log } = this.#options;
    if ((await directory.getById(id)).changedAt !== changedAt) return;
    const what = fault ? "credentials_refused" : "credentials_accepted";
    const about = fault && `${fault.why} ${fault.errcode}`;
    const outcome = await lanes.runInput(id, {
      command: { do: "note_credentials", refused: fault },
      async sideEffect(client, did) {
        if (!did.ok || did.facts.length === 0) return;
        await recordAudit(client, { what, accountId: id, agentId: null, about, ip: null, at: clock.now() });
        await notifyCredentialsChanged(client, id);
      },
    });
    if (!outcome.ok || outcome.facts.length === 0) return;
    directory.forget(id);
    log.warn(
      { accountId: id, refused: fault },
      "the state of an account's credentials at WeChat has changed",
    );
  }

  #couldNotAsk(error: unknown): void {
    this.#options.log.warn({ err: error }, "the credentials could not be checked at WeChat");
  }

  async #revalidate(): Promise<void> {
    const { pool, isAsker } = this.#options;
    if (!(await isAsker())) return;
    const { rows } = await pool.query<{ id: AccountId }>(
      `select id from accounts where credentials_refused ->> 'why' <> all($1)`,
      [notAskedFor],
    );
    await mapConcurrent(rows, accountsAtOnce, async ({ id }) => {
      if (!this.#stopped) await this.ask(id);
    });
  }
}
