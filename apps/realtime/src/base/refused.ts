import type { Refusal } from "@jieru/shared/protocol/refusals";

export class RefusalError extends Error {
  readonly refusal: Refusal;
  /** In seconds. */
  readonly retryAfter: number | null;
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

export class Refused extends RefusalError {}

export class ServerBusy extends RefusalError {
  constructor(message: string) {
    super({ refusal: "server_busy" }, { message, retryAfter: 1 });
  }
}
