import type { InvitationDetails } from "@jieru/shared/protocol/http";
import type { Failure } from "../../data/http/outcome.ts";
import { paths } from "../../data/http/paths.ts";
import { formatLeft } from "../../i18n/format-duration.ts";
import { refusalSentence } from "../../i18n/refusal-labels.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNowSeconds } from "../../lib/time/use-now.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { AuthLayout } from "./AuthLayout.tsx";
import { PhoneSignIn } from "./PhoneSignIn.tsx";
import { type InvitationStep, useInvitation } from "./use-invitation.ts";
import { useSignInMethod } from "./use-sign-in-method.ts";

/** [SI4] Shows who invites to which account; the invitee signs in, confirms here, and becomes an agent. */
export function Invitation({ token }: { token: string }) {
  const { t } = useTranslation("sign-in");
  const { step, details, accept, retry } = useInvitation(token);
  return (
    <AuthLayout>
      <div data-testid="invitation" data-step={step.name}>
        <h1 className="text-22 font-semibold">
          {t(step.name === "done" ? "invitation.done" : "invitation.title")}
        </h1>
        <div className="mt-1 min-h-[70px]">
          {details && <Details details={details} done={step.name === "done"} />}
          {step.name === "asked" && step.as !== null && (
            <p className="mt-2 text-12 text-ink-2" data-testid="invitation-as">
              {t("invitation.as", { name: step.as })}
            </p>
          )}
          {!details && step.name === "looking" && (
            <p role="status" className="text-14 text-ink-3">
              {t("invitation.looking")}
            </p>
          )}
        </div>
        <div className="mt-5 grid justify-items-start gap-3">
          {step.name === "failed" && <InvitationReason failure={step.failure} />}
          <Way token={token} step={step} accept={accept} retry={retry} />
        </div>
      </div>
    </AuthLayout>
  );
}

function Details({ details, done }: { details: InvitationDetails; done: boolean }) {
  const { t } = useTranslation("sign-in");
  const role = t(`common:role.${details.role}`);
  const facts = { account: details.accountName, name: details.invitedByName ?? "", role };
  if (done) return <p className="text-14 text-ink-2">{t("invitation.done_as", facts)}</p>;
  return (
    <>
      <p className="text-14 text-ink-1" data-testid="invitation-details">
        {t(details.invitedByName === null ? "invitation.first" : "invitation.who", facts)}
      </p>
      <p className="mt-1 text-12 text-ink-3">{t(`invitation.means.${details.role}`)}</p>
      <Left until={details.expiresAt} />
    </>
  );
}

function Left({ until }: { until: number }) {
  const { t } = useTranslation("sign-in");
  const left = until - useNowSeconds();
  if (left <= 0) return null;
  return <p className="text-12 text-ink-3">{t("invitation.until", { rest: formatLeft(left) })}</p>;
}

interface WayProps {
  token: string;
  step: InvitationStep;
  accept: () => void;
  retry: () => void;
}

function Way({ token, step, accept, retry }: WayProps) {
  const { t } = useTranslation("sign-in");
  const toStart = () => window.location.assign("/");
  switch (step.name) {
    case "looking":
      return null;
    case "stranger":
      return <Stranger next={`/invite/${token}`} />;
    case "done":
      return (
        <Button tone="primary" size="big" onClick={toStart}>
          {t("invitation.open")}
        </Button>
      );
    case "failed":
      if (!step.again) return <Button onClick={toStart}>{t("invitation.open")}</Button>;
      return <Button onClick={retry}>{t("invitation.again")}</Button>;
    default:
      return (
        <Button
          tone="primary"
          size="big"
          onClick={accept}
          aria-busy={step.name === "sending" || undefined}
          data-testid="accept-invitation"
        >
          {t("invitation.accept")}
        </Button>
      );
  }
}

function Stranger({ next }: { next: string }) {
  const { t } = useTranslation("sign-in");
  const { way, retry } = useSignInMethod();
  if (way !== "code") return <PhoneSignIn way={way} retry={retry} problem={null} next={next} />;
  const signIn = () => window.location.assign(paths.scanPage(next));
  return (
    <Button tone="primary" size="big" onClick={signIn} data-testid="invitation-sign-in">
      {t("invitation.sign_in")}
    </Button>
  );
}

function InvitationReason({ failure }: { failure: Failure }) {
  const { t } = useTranslation("sign-in");
  const words = () => {
    if (failure.kind === "offline") return t("common:offline");
    if (failure.kind === "problem") return t(failure.status < 500 ? "invitation.no_such" : "common:failed");
    if (failure.refusal.refusal === "agent_limit_reached")
      return t("invitation.full", { limit: failure.refusal.limit });
    return refusalSentence(failure.refusal);
  };
  return (
    <p role="alert" className="text-danger">
      {words()}
    </p>
  );
}
