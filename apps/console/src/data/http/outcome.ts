import type { Problem } from "@jieru/shared/protocol/http";
import type { Refusal } from "@jieru/shared/protocol/refusals";

/** Why a request failed. A problem is a fault of the console or the server; offline leaves open whether it took effect. */
export type Failure =
  | { kind: "refusal"; refusal: Refusal }
  | { kind: "problem"; status: number; problem: Problem | null }
  | {
      kind: "offline";
      /** [IM12] An upload took too long. */
      late?: true;
    };

export type Outcome<T> = { ok: true; value: T } | ({ ok: false } & Failure);

export class RequestFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind === "refusal" ? failure.refusal.refusal : failure.kind);
    this.failure = failure;
  }
}

export function valueOrThrow<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RequestFailure(outcome);
}

interface RefusedAs<R> {
  kind: "refusal";
  refusal: Extract<Refusal, { refusal: R }>;
}

/** Returns whether the outcome is this refusal, and narrows its facts. */
export const isRefusedAs = <R extends Refusal["refusal"]>(
  outcome: Outcome<unknown> | Failure,
  name: R,
): outcome is RefusedAs<R> =>
  "kind" in outcome && outcome.kind === "refusal" && outcome.refusal.refusal === name;

/** Returns whether the resource is no longer accessible to the agent. */
export const isForOthers = (outcome: Outcome<unknown> | Failure): boolean =>
  isRefusedAs(outcome, "not_allowed") || isRefusedAs(outcome, "session_not_found");

/** [OB13] Returns whether the server itself failed, and not a proxy: a repetition may fail again. */
export const isOwnFault = (failure: Failure | null): boolean =>
  failure?.kind === "problem" && failure.status === 500 && failure.problem !== null;

export function isPassing(failure: Failure): boolean {
  if (failure.kind === "problem") return failure.status >= 500;
  if (failure.kind === "offline") return true;
  return isRefusedAs(failure, "server_busy") || isRefusedAs(failure, "database_unavailable");
}
