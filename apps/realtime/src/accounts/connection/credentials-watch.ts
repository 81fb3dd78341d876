/**
 * [MA11] Tracks whether WeChat accepts an account and its credentials. Every call shows this.
 *
 * The first refusal becomes a fact of the account, so that every console on every node knows it. The first success that
 * bears on the fault clears it.
 *
 * While WeChat refuses an account, one node asks for it periodically, because no customer may be writing at that time.
 * A repair in WeChat's backend is therefore detected automatically.
 *
 * This does not apply to some faults, because a token request shows nothing about them. These are a frozen mini
 * program, missing permission for replies, an exhausted call quota and a refused token.
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
import { type AccountDirectory, type ConnectedAccount, tellChanged } from "../account-directory.ts";
import { testConnection } from "./test-connection.ts";

const faultOf: Partial<Record<WechatReason, CredentialsFault>> = {
  credentials: "secret",
  address_not_allowed: "address",
  token: "token",
  account_restricted: "restricted",
  not_authorised: "not_granted",
  quota_used: "quota",
};
/** Only a reply shows whether these are over. A token from WeChat, or another accepted call, does not. */
const endedByReply: readonly CredentialsFault[] = ["restricted", "not_granted", "quota"];
/** Calls with an earlier access token, which is valid for two hours, do not show whether WeChat would issue another. */
const endedByToken: readonly CredentialsFault[] = ["secret", "address"];
const notAskedFor: readonly CredentialsFault[] = [...endedByReply, "token"];
type Said = Omit<CredentialsRefused, "since">;

/**
 * Returns the fault that WeChat's refusal of a call names in the account or its credentials. Returns null when the
 * refusal is about something else.
 */
function faultIn({
  reason,
  errcode,
  address,
}: Pick<WechatRefused, "errcode" | "address"> & { reason: string }) {
  const why = faultOf[reason as WechatReason];
  return why ? { why, errcode, address, repliesUntil: null } : null;
}

/**
 * Returns whether the refusal is about this call and not about the account. In a call for one customer a restriction
 * may be the customer's: only the class `ops` is the account's (errcodes.ts).
 *
 * A missing permission or an exhausted quota counts only for replies. An account may send replies without permission
 * for typing, and WeChat counts calls of each kind separately.
 */
const isAboutCall = ({ reason, class: kind, isBeforehand }: WechatRefused, isReply: boolean): boolean =>
  (reason === "account_restricted" && kind !== "ops" && !isBeforehand) ||
  ((reason === "not_authorised" || reason === "quota_used") && !isReply);

/** Both intervals use the server's clock. `lookEveryMs` is how often the clock is checked. */
const askEveryMs = 30_000;
const lookEveryMs = 1_000;
/** How many accounts are checked concurrently. Each check takes as long as WeChat needs to answer. */
const accountsAtOnce = 4;

export interface CredentialsWatchOptions
  extends Pick<Context, "pool" | "config" | "clock" | "fetch" | "log"> {
  lanes: Lanes;
  directory: AccountDirectory;
  /** Returns whether this node is the one that asks again. */
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
    }, lookEveryMs).unref();
  }

  /** Returns the same client with its calls observed. */
  listenTo(client: WechatClient, account: ConnectedAccount): WechatClient {
    const heard = <T>(call: Promise<T>, isReply = false): Promise<T> => {
      call.then(
        (said) => {
          const { refusedFor } = account;
          if (!refusedFor || said === "not_asked" || endedByToken.includes(refusedFor)) return;
          if (isReply || !endedByReply.includes(refusedFor)) this.#accepted(account);
        },
        (error: unknown) => {
          if (error instanceof WechatRefused && !isAboutCall(error, isReply))
            this.#refused(account, faultIn(error));
        },
      );
      return call;
    };
    return {
      ...client,
      send: (openid, message, beginBy) => heard(client.send(openid, message, beginBy), true),
      typing: (openid, on) => heard(client.typing(openid, on)),
      uploadImage: (image) => heard(client.uploadImage(image)),
      downloadMedia: (mediaId) => heard(client.downloadMedia(mediaId)),
    };
  }

  /** Records that WeChat issued an access token for this AppSecret. */
  tokenGiven({ id, appSecret }: Pick<ConnectedAccount, "id" | "appSecret">): void {
    this.#keepTrack(async () => {
      const account = await this.#options.directory.getById(id);
      const { refusedFor } = account;
      if (refusedFor && endedByToken.includes(refusedFor) && account.appSecret === appSecret)
        await this.#keep(account, null);
    });
  }

  /** Asks WeChat and resolves when the result is stored. */
  async ask(accountId: AccountId): Promise<ConnectionTest> {
    const account = await this.#options.directory.getById(accountId);
    const { appSecret, credentials } = account;
    const test = await testConnection(this.#options, { appId: credentials.appId, appSecret });
    if (test.result === "accepted") this.#accepted(account);
    if (test.result === "refused" && test.reason !== "quota_used") {
      const said = faultIn(test);
      this.#refused(account, said && { ...said, repliesUntil: await this.#tokenEnds(credentials.appId) });
    }
    await Promise.all(this.#noting);
    return test;
  }

  /** Like `ask`, without waiting, after the credentials changed. */
  askSoon(accountId: AccountId): void {
    this.ask(accountId).catch((error: unknown) => this.#couldNotAsk(error));
  }

  /** Checks the clock once, as the timer does. When a check is due, resolves after every account was asked for. */
  async look(): Promise<void> {
    const now = this.#options.clock.now();
    if (this.#round || Math.abs(now - this.#askedAt) < askEveryMs) return;
    this.#askedAt = now;
    this.#round = this.#revalidate().finally(() => {
      this.#round = null;
    });
    await this.#round;
  }

  /** Accounts still waiting to be checked are dropped. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#round?.catch(() => undefined);
    await Promise.all(this.#noting);
  }

  #accepted(account: ConnectedAccount): void {
    if (account.refusedFor) this.#note(account, null);
  }

  #refused(account: ConnectedAccount, said: Said | null): void {
    if (said) this.#note(account, said);
  }

  #note(account: ConnectedAccount, said: Said | null): void {
    this.#keepTrack(() => this.#keep(account, said));
  }

  #keepTrack(work: () => Promise<void>): void {
    const noting = work()
      .catch((error: unknown) =>
        this.#options.log.warn({ err: error }, "what WeChat says of credentials was not kept"),
      )
      .finally(() => this.#noting.delete(noting));
    this.#noting.add(noting);
  }

  /** Returns when the access token shared by all nodes expires, or null when it has expired or does not exist. */
  async #tokenEnds(appId: string): Promise<number | null> {
    const { pool, clock } = this.#options;
    const { rows } = await pool.query<{ expires_at: number }>(
      `select expires_at from access_tokens where app_id = $1 and expires_at > $2`,
      [appId, clock.now()],
    );
    return rows[0]?.expires_at ?? null;
  }

  /** Ignores results for credentials that the account no longer has. */
  async #keep({ id, changedAt }: ConnectedAccount, said: Said | null): Promise<void> {
    const { lanes, directory, clock, log } = this.#options;
    if ((await directory.getById(id)).changedAt !== changedAt) return;
    const what = said ? "credentials_refused" : "credentials_accepted";
    const about = said && `${said.why} ${said.errcode}`;
    const outcome = await lanes.runInput(id, {
      command: { do: "note_credentials", refused: said },
      async sideEffect(client, did) {
        if (!did.ok || did.facts.length === 0) return;
        await recordAudit(client, { what, accountId: id, agentId: null, about, ip: null, at: clock.now() });
        await tellChanged(client, id);
      },
    });
    if (!outcome.ok || outcome.facts.length === 0) return;
    directory.forget(id);
    log.warn({ accountId: id, refused: said }, "what WeChat says of an account's credentials has changed");
  }

  #couldNotAsk(error: unknown): void {
    this.#options.log.warn({ err: error }, "WeChat could not be asked about credentials");
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
