const signInProblems = [
  "not_bound",
  "state",
  "expired",
  "declined",
  "failed",
  "no_unionid",
  "snapshot",
  "too_many",
  "unavailable",
  "set_up_over",
] as const;
export type SignInProblem = (typeof signInProblems)[number];

export const problemOf = (value: unknown): SignInProblem | undefined =>
  signInProblems.find((p) => p === value);
