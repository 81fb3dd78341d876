/**
 * The two ways a call to WeChat fails. "WeChat said no" and "we do not know" are different types: the first may be
 * acted on at once, the second may hide a delivered message. Neither ever carries a token, a secret or a URL.
 */
import { type ErrcodeMeaning, errcodeMeaning, type RefusalClass, type WechatReason } from "./errcodes.ts";

/** WeChat answered with an errcode: the call had no effect (-1 excepted, see `errcodes.ts`). */
export class WechatRefused extends Error {
  override readonly name = "WechatRefused";
  readonly errcode: number;
  readonly errmsg: string;
  /** The id WeChat gives a failed request; can be queried for 7 days. Null when the answer names none. */
  readonly rid: string | null;
  /** The caller's address as WeChat saw it, where the refusal is about that (40164). */
  readonly address: string | null;
  readonly class: RefusalClass;
  readonly reason: WechatReason;
  /** Not the call that was asked for was refused, but one it needs before, for a token or an image: it was never made. */
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

  /** The same refusal, for who asked for the call that came after. */
  beforehand(): WechatRefused {
    return new WechatRefused(this, this, true);
  }
}

/** `not_sent`: provably no byte of the request left. `maybe_sent`: WeChat may have acted on it. */
export type UnknownPhase = "not_sent" | "maybe_sent";

/** No usable answer came. */
export class WechatUnknown extends Error {
  override readonly name = "WechatUnknown";
  readonly phase: UnknownPhase;
  /** What went wrong as a code: `ECONNREFUSED`, `timeout`, `http_502`, `not_json`. */
  override readonly cause: string;

  constructor({ phase, cause }: { phase: UnknownPhase; cause: string }) {
    super(`no answer from WeChat: ${cause} (${phase})`);
    this.phase = phase;
    this.cause = cause;
  }
}
