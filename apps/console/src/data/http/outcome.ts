import type { Problem } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";

/**
 * Why something did not happen. A refusal is a "no" with its facts; a problem is our mistake or the server's; offline
 * means that nobody answered, so nobody knows whether it happened.
 */
export type Failure =
  | { kind: "refusal"; refusal: Refusal }
  | { kind: "problem"; status: number; problem: Problem | null }
  | {
      kind: "offline";
      /** [IM12] An upload was too slow. */
      late?: true;
    };

export type Outcome<T> = { ok: true; value: T } | ({ ok: false } & Failure);

/** What TanStack Query is thrown, so that a query's error is always one of ours. */
export class RequestFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind === "refusal" ? failure.refusal.refusal : failure.kind);
    this.failure = failure;
  }
}

/** For queries: throws `RequestFailure`. */
export function valueOrThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RequestFailure(outcome);
}

interface RefusedAs<R> {
  kind: "refusal";
  refusal: Extract<Refusal, { refusal: R }>;
}

/** Whether it was refused, and so: then the facts of that refusal are there. */
export const isRefusedAs = <R extends Refusal["refusal"]>(
  outcome: Outcome<unknown> | Failure,
  name: R,
): outcome is RefusedAs<R> =>
  "kind" in outcome && outcome.kind === "refusal" && outcome.refusal.refusal === name;

/** Whether the answer is that this is not (any more) for who asks. */
export const isForOthers = (outcome: Outcome<unknown> | Failure): boolean =>
  isRefusedAs(outcome, "not_allowed") || isRefusedAs(outcome, "session_not_found");

/** [OB13] Whether our server itself failed over it, and not something before it: it is there, and asking again need not help. */
export const isOwnFault = (failure: Failure | null): boolean =>
  failure?.kind === "problem" && failure.status === 500 && failure.problem !== null;

/** Whether asking again may help without anyone's doing. */
export function isPassing(failure: Failure): boolean {
  if (failure.kind === "problem") return failure.status >= 500;
  if (failure.kind === "offline") return true;
  return isRefusedAs(failure, "server_busy") || isRefusedAs(failure, "database_unavailable");
}
