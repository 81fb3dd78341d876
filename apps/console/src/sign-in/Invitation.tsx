import { useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptInvitation } from "../api/invitations.ts";
import type { Failure } from "../api/outcome.ts";
import { paths } from "../api/paths.ts";
import { refusalSentence } from "../i18n/refusal-words.ts";
import { Button } from "../ui/Button.tsx";
import { Door } from "./Door.tsx";

type Step = { name: "asked" } | { name: "sending" } | { name: "done" } | { name: "failed"; failure: Failure };

const needsSignIn = (step: Step): boolean =>
  step.name === "failed" &&
  step.failure.kind === "refusal" &&
  step.failure.refusal.refusal === "not_signed_in";

/** [SI4] The invited person scans, confirms here, and is bound. */
export function Invitation({ token }: { token: string }) {
  const { t } = useTranslation("sign-in");
  const [step, setStep] = useState<Step>({ name: "asked" });
  const accept = async () => {
    setStep({ name: "sending" });
    const outcome = await acceptInvitation(token);
    setStep(outcome.ok ? { name: "done" } : { name: "failed", failure: outcome });
  };
  const signIn = () => window.location.assign(paths.scanPage(`/invite/${token}`));
  const open = () => window.location.assign("/");
  return (
    <Door>
      <h1 className="text-22 font-semibold">
        {t(step.name === "done" ? "invitation.done" : "invitation.title")}
      </h1>
      {step.name !== "done" && <p className="mt-1 text-14 text-ink-2">{t("invitation.lede")}</p>}
      <div className="mt-6 grid justify-items-start gap-3">
        {step.name === "done" ? (
          <Button tone="primary" size="big" onClick={open}>
            {t("invitation.open")}
          </Button>
        ) : (
          <Button tone="primary" size="big" onClick={() => void accept()} data-testid="accept-invitation">
            {t("invitation.accept")}
          </Button>
        )}
        {step.name === "failed" && <Reason failure={step.failure} />}
        {needsSignIn(step) && <Button onClick={signIn}>{t("invitation.sign_in")}</Button>}
      </div>
    </Door>
  );
}

function Reason({ failure }: { failure: Failure }) {
  const { t } = useTranslation();
  const words = {
    refusal: () => (failure.kind === "refusal" ? refusalSentence(failure.refusal) : ""),
    offline: () => t("offline"),
    problem: () => t("failed"),
  };
  return (
    <p role="alert" className="text-danger">
      {words[failure.kind]()}
    </p>
  );
}
