import type { Refusal } from "@jieru/shared/protocol/refusals";

/** An error that carries the refusal with which a request is answered. */
export class RefusalError extends Error {
  readonly refusal: Refusal;
  /** When the caller may try again, in seconds. */
  readonly retryAfter: number | null;
  /** Whether the server logs it as a failure of its own. */
  readonly isFailure: boolean;

  constructor(
    refusal: Refusal,
    { message = refusal.refusal, retryAfter, isFailure = false, cause }: RefusalDetails = {},
  ) {
    super(message, { cause });
    this.name = new.target.name;
    this.refusal = refusal;
    this.retryAfter = retryAfter ?? null;
    this.isFailure = isFailure;
  }
}

interface RefusalDetails {
  message?: string;
  retryAfter?: number;
  isFailure?: boolean;
  cause?: unknown;
}

/** A rule refuses a command or a request. */
export class Refused extends RefusalError {}

/** The server has no room for another request right now. */
export class ServerBusy extends RefusalError {
  constructor(message: string) {
    super({ refusal: "server_busy" }, { message, retryAfter: 1 });
  }
}
