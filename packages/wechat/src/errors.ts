/**
 * The two failures of a call to WeChat. After `WechatRefused` the caller may act at once; `WechatUnknown` may hide a delivered message.
 * Neither contains a token, a secret or a URL.
 */
import { type ErrcodeMeaning, errcodeMeaning, type RefusalClass, type WechatReason } from "./errcodes.ts";

/** WeChat answered with an errcode: the call had no effect (except -1, see `errcodes.ts`). */
export class WechatRefused extends Error {
  override readonly name = "WechatRefused";
  readonly errcode: number;
  readonly errmsg: string;
  /** The id of a failed request, which can be queried for 7 days; null if the answer names none. */
  readonly rid: string | null;
  /** The caller's address as WeChat saw it, for refusals about it (40164). */
  readonly address: string | null;
  readonly class: RefusalClass;
  readonly reason: WechatReason;
  /** WeChat refused a preparatory call, for a token or an image. The requested call was never made. */
  readonly isBeforehand: boolean;

  constructor(
    answer: { errcode: number; errmsg: string },
    meaning: ErrcodeMeaning = errcodeMeaning(answer.errcode),
    isBeforehand = false,
  ) {
    super(`WeChat refused: ${answer.errcode} ${answer.errmsg}`);
    this.errcode = answer.errcode;
    this.errmsg = answer.errmsg;
    this.rid = /\brid: ([0-9a-f-]{1,64})/.exec(answer.errmsg)?.[1] ?? null;
    this.address = /\binvalid ip ([0-9a-fA-F.:]{3,45})/.exec(answer.errmsg)?.[1] ?? null;
    this.class = meaning.class;
    this.reason = meaning.reason;
    this.isBeforehand = isBeforehand;
  }

  beforehand(): WechatRefused {
    return new WechatRefused(this, this, true);
  }
}

/** `not_sent`: provably no byte of the request was sent. `maybe_sent`: WeChat may have acted on it. */
export type UnknownPhase = "not_sent" | "maybe_sent";

export class WechatUnknown extends Error {
  override readonly name = "WechatUnknown";
  readonly phase: UnknownPhase;
  /** A code such as `ECONNREFUSED`, `timeout`, `http_502` or `not_json`. */
  override readonly cause: string;

  constructor({ phase, cause }: { phase: UnknownPhase; cause: string }) {
    super(`no answer from WeChat: ${cause} (${phase})`);
    this.phase = phase;
    this.cause = cause;
  }
}
