import { useConfirmedSnapshot } from "../../../data/store/snapshots.ts";
import "../../../i18n/messages/first-steps.ts";
import type { GuideStep } from "@jieru/shared/domain/guide";
import type { AccountId } from "@jieru/shared/domain/ids";
import { icon14 } from "@jieru/ui/icon.ts";
import { useQuery } from "@tanstack/react-query";
import { Check, X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { modSign } from "../../../lib/keyboard/keys.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { guideQuery, saveGuide, seenSteps, stepsOf } from "./guide.ts";
import { NextStep } from "./NextStep.tsx";
import { useConnectionStep } from "./use-connection-step.ts";

const finishedShownMs = 8000;

/** [FM1] Guides new agents through the first conversation; admins first see what is still to be set up. */
export function FirstSteps({ accountId }: { accountId: AccountId }) {
  const { data } = useQuery(guideQuery);
  // The confirmed snapshot, without the agent's pending actions.
  const seen = useConfirmedSnapshot(accountId, useShallow(seenSteps));
  const step = useConnectionStep(accountId);
  const guide = data?.guide;
  useEffect(() => {
    if (!guide || guide.dismissed) return;
    const news = seen.filter((one) => !guide.done.includes(one));
    if (news.length > 0) saveGuide({ ...guide, done: [...guide.done, ...news] });
  }, [guide, seen]);
  if (step) return <NextStep accountId={accountId} step={step} />;
  if (!data || data.guide.dismissed) return null;
  return <Steps phonesUrl={data.phonesUrl} done={data.guide.done} />;
}

interface StepsProps {
  phonesUrl: string | null;
  done: readonly GuideStep[];
}

function Steps({ phonesUrl, done }: StepsProps) {
  const { t } = useTranslation("first-steps");
  const steps = useMemo(() => stepsOf(phonesUrl), [phonesUrl]);
  const current = steps.find((step) => !done.includes(step));
  const count = steps.filter((step) => done.includes(step)).length;
  const putAway = () => saveGuide({ done: [...done], dismissed: true });
  const finished = current === undefined;
  const touched = usePointerKind() === "touch";
  useEffect(() => {
    if (!finished) return;
    const timer = setTimeout(() => saveGuide({ done: steps, dismissed: true }), finishedShownMs);
    return () => clearTimeout(timer);
  }, [finished, steps]);
  const pressPhones = () => saveGuide({ done: [...new Set([...done, "phones" as const])], dismissed: false });
  return (
    <section
      aria-label={t("title")}
      data-testid="first-steps"
      className="mx-2 mb-2 flex-none rounded-row bg-surface-2 py-2 pr-1.5 pl-3 inset-ring inset-ring-border-1 [@media(max-height:320px)]:hidden"
    >
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{t(current ? "title" : "all_done")}</h2>
        <span className="text-12 text-ink-3">
          <span className="sr-only">{t("progress", { count, of: steps.length })}</span>
          <span aria-hidden="true">
            {count}/{steps.length}
          </span>
        </span>
        <IconButton label={t("put_away")} data-testid="put-away" onClick={putAway} size="mini">
          <X {...icon14} />
        </IconButton>
      </div>
      <ol className="mt-1 grid gap-0.5 pr-1.5">
        {steps.map((step) => (
          <StepLine
            key={step}
            step={step}
            state={done.includes(step) ? "done" : step === current ? "now" : "later"}
            phonesUrl={phonesUrl}
            onPhones={pressPhones}
          />
        ))}
      </ol>
      {!current && !touched && (
        <p className="pt-1 pr-1.5 text-12 text-ink-2">{t("go_on", { mod: modSign })}</p>
      )}
    </section>
  );
}

interface StepLineProps {
  step: GuideStep;
  state: "done" | "now" | "later";
  phonesUrl: string | null;
  onPhones: () => void;
}

function StepLine({ step, state, phonesUrl, onPhones }: StepLineProps) {
  const { t } = useTranslation("first-steps");
  const setting = phonesUrl === null ? "wechat" : "demo";
  const hasTouchHint = step === "picked_up" || step === "answered";
  const touched = usePointerKind() === "touch";
  return (
    <li
      data-testid={`step-${step}`}
      data-state={state}
      aria-current={state === "now" ? "step" : undefined}
      className="flex gap-2 text-12 text-ink-2 data-[state=later]:text-ink-3"
    >
      <span className="grid size-[18px] flex-none place-items-center">
        {state === "done" ? (
          <>
            <Check {...icon14} className="text-active" />
            <span className="sr-only">{t("done")}</span>
          </>
        ) : (
          <i className="size-[9px] rounded-full border border-border-control" />
        )}
      </span>
      <span className="min-w-0 flex-1">
        <span className={state === "now" ? "font-semibold text-ink-1" : undefined}>
          {t(`step.${step}.${setting}`)}
        </span>
        {state === "now" && (
          <span className="block">
            {hasTouchHint && touched ? t(`touch.${step}`) : t(`hint.${step}.${setting}`)}
          </span>
        )}
        {state === "now" && step === "phones" && phonesUrl && (
          <a
            href={phonesUrl}
            target="_blank"
            rel="noreferrer"
            data-testid="open-phones"
            onClick={onPhones}
            className="hit text-accent hover:underline"
          >
            {t("open_phones")}
          </a>
        )}
      </span>
    </li>
  );
}
