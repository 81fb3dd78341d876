import type { InvitationDetails } from "@jieru/shared/protocol/http";
import { useEffect, useState } from "react";
import { type Failure, isRefusedAs } from "../../data/http/outcome.ts";
import { queryClient } from "../../data/http/query-client.ts";
import { useSave } from "../../data/http/use-save.ts";
import { acceptInvitation, openInvitation, readInvitation } from "../../data/queries/invitations.ts";
import { meQuery } from "../../data/queries/me.ts";
import { noteServerTime } from "../../lib/time/server-clock.ts";

export type InvitationStep =
  | { name: "looking" }
  | { name: "stranger" }
  | { name: "asked"; as: string | null }
  | { name: "sending" }
  | { name: "done" }
  /** `again`: the invitation is still open, so accepting may be retried. */
  | { name: "failed"; failure: Failure; again: boolean };

const failed = (failure: Failure): InvitationStep => ({
  name: "failed",
  failure,
  again:
    failure.kind === "offline" ||
    (failure.kind === "problem" && failure.status >= 500) ||
    (failure.kind === "refusal" &&
      ["agent_limit_reached", "too_many_requests", "server_busy", "database_unavailable"].includes(
        failure.refusal.refusal,
      )),
});

const shown = (details: InvitationDetails, step: InvitationStep) => {
  noteServerTime(details.now);
  return { details, step };
};

const myName = (): Promise<string | null> =>
  queryClient.fetchQuery(meQuery).then(
    ({ agent }) => agent.name,
    () => null,
  );

interface Seen {
  details: InvitationDetails | null;
  step: InvitationStep;
}

/** Loads the invitation: in full for its maker, or else only its public details. */
async function look(token: string): Promise<Seen> {
  const opened = await openInvitation(token);
  if (opened.ok) return shown(opened.value, { name: "asked", as: await myName() });
  if (!isRefusedAs(opened, "not_signed_in")) return { details: null, step: failed(opened) };
  const read = await readInvitation(token);
  return read.ok ? shown(read.value, { name: "stranger" }) : { details: null, step: failed(read) };
}

export function useInvitation(token: string) {
  const [step, setStep] = useState<InvitationStep>({ name: "looking" });
  const [details, setDetails] = useState<InvitationDetails | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again.
  useEffect(() => {
    let here = true;
    void look(token).then((seen) => {
      if (!here) return;
      setDetails(seen.details);
      setStep(seen.step);
    });
    return () => {
      here = false;
    };
  }, [token, round]);

  const { save: accept } = useSave(
    () => {
      setStep({ name: "sending" });
      return acceptInvitation(token);
    },
    {
      onSuccess: () => setStep({ name: "done" }),
      onError: ({ failure }) =>
        setStep(isRefusedAs(failure, "not_signed_in") ? { name: "stranger" } : failed(failure)),
    },
  );
  return {
    step,
    details,
    accept,
    /** Repeats the failed request. If only the response to an acceptance was lost, accepting again succeeds. */
    retry: () => {
      if (details) return accept();
      setStep({ name: "looking" });
      setRound((n) => n + 1);
    },
  };
}
