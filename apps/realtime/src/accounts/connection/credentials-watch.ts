/**
 * [MA11] Whether WeChat takes an account and what it identifies itself with. Every call of ours says so; the first "no" becomes a fact
 * of the account, so that every console on every node knows it, and the first "yes" that bears on it takes it back. While it stands the account
 * is asked for now and then, by one node, because nobody may be writing just then: what is mended in WeChat's backend mends
 * itself here. Not so a mini program that is frozen, may not send replies or has used up its calls, or a token that is not taken: of
 * these a call for a token tells nothing.
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
/** Only a reply tells whether these are over; that WeChat gives a token, or takes another call, does not. */
const endedByReply: readonly CredentialsFault[] = ["restricted", "not_granted", "quota"];
/** Calls with an access token of before, which is good for two hours, do not tell whether WeChat would give another. */
const endedByToken: readonly CredentialsFault[] = ["secret", "address"];
const notAskedFor: readonly CredentialsFault[] = [...endedByReply, "token"];
type Said = Omit<CredentialsRefused, "since">;

/** What WeChat's "no" to a call has against the account or its credentials; null when it is about something else. */
function faultIn({
  reason,
  errcode,
  address,
}: Pick<WechatRefused, "errcode" | "address"> & { reason: string }) {
  const why = faultOf[reason as WechatReason];
  return why ? { why, errcode, address, repliesUntil: null } : null;
}

/**
 * Whether the "no" is about this call and not about the account. In a call for one customer a restriction may be theirs: only one of the
 * class `ops` is the account's (errcodes.ts). What is not granted or used up counts where it is replies: an account may send them without
 * being granted typing, and WeChat counts the calls of each kind by themselves.
 */
const isAboutCall = ({ reason, class: kind, isBeforehand }: WechatRefused, isReply: boolean): boolean =>
  (reason === "account_restricted" && kind !== "ops" && !isBeforehand) ||
  ((reason === "not_authorised" || reason === "quota_used") && !isReply);

/** By the server's clock; and how often that clock is looked at. */
const askEveryMs = 30_000;
const lookEveryMs = 1_000;
/** How many accounts are checked at a time, each for as long as WeChat takes to answer. */
const accountsAtOnce = 4;

export interface CredentialsWatchOptions
  extends Pick<Context, "pool" | "config" | "clock" | "fetch" | "log"> {
  lanes: Lanes;
  directory: AccountDirectory;
  /** Whether it is this node that asks again. */
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

  /** The same client, whose calls are listened to. */
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

  /** WeChat gave an access token for this AppSecret. */
  tokenGiven({ id, appSecret }: Pick<ConnectedAccount, "id" | "appSecret">): void {
    this.#keepTrack(async () => {
      const account = await this.#options.directory.getById(id);
      const { refusedFor } = account;
      if (refusedFor && endedByToken.includes(refusedFor) && account.appSecret === appSecret)
        await this.#keep(account, null);
    });
  }

  /** Asks WeChat, and resolves when what it said is kept. */
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

  /** The same, for who does not wait for it: the credentials are others now. */
  askSoon(accountId: AccountId): void {
    this.ask(accountId).catch((error: unknown) => this.#couldNotAsk(error));
  }

  /** One look at the clock; the timer does the same. Where it is time, resolves when every account was asked for. */
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

  /** Until when the access token that all nodes share is good; null where it is over, or there is none. */
  async #tokenEnds(appId: string): Promise<number | null> {
    const { pool, clock } = this.#options;
    const { rows } = await pool.query<{ expires_at: number }>(
      `select expires_at from access_tokens where app_id = $1 and expires_at > $2`,
      [appId, clock.now()],
    );
    return rows[0]?.expires_at ?? null;
  }

  /** What was said of credentials the account no longer has says nothing. */
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
