import type { Webhook } from "@jieru/shared/protocol/webhooks";
import { formatDayTime } from "../../../../i18n/format-day-time.ts";
import { formatLeft } from "../../../../i18n/format-duration.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { useNow, useNowFor } from "../../../../lib/time/use-now.ts";
import { waitingLabel } from "../waiting-labels.ts";
import { failureLabel } from "./failure-labels.ts";

const tones: Record<WebhookState, string> = {
  untried: "text-ink-2",
  works: "text-active",
  fails: "text-danger",
  given_up: "text-danger",
  off: "text-ink-2",
};

interface DeliveryStateProps {
  webhook: Webhook;
  /** [WH7] The server was told to send nothing. */
  silent: boolean;
}

/** [WH8] The delivery state: what waits and, for a failing webhook, since when, why, and the next try. */
export function DeliveryStateText({ webhook, silent }: DeliveryStateProps) {
  const { t } = useTranslation("webhooks");
  const now = useNow();
  const { on, takenAt, failing } = webhook;
  const state = stateOf(webhook);
  return (
    <>
      <p data-testid="webhook-state" data-state={state} className="dotted text-12 text-ink-3">
        {state !== "fails" && <span className={tones[state]}>{t(`state.${state}`)}</span>}
        {failing && state !== "off" && (
          <Failing failing={silent ? { ...failing, nextTryAt: null } : failing} className={tones[state]} />
        )}
        {on && webhook.waiting > 0 && (
          <span className="text-waiting">{waitingLabel("state", webhook.waiting)}</span>
        )}
        {!on && <span>{t("state.off_since")}</span>}
        {state !== "untried" && (
          <span data-at={takenAt ?? undefined}>
            {takenAt === null ? t("state.never") : t("state.taken", { time: formatDayTime(takenAt, now) })}
          </span>
        )}
      </p>
      <Missing missing={webhook.missing} />
    </>
  );
}

interface FailingProps {
  failing: NonNullable<Webhook["failing"]>;
  className: string;
}

function Failing({ failing, className }: FailingProps) {
  const { t } = useTranslation("webhooks");
  const now = useNow();
  const next = useNowFor(failing.nextTryAt);
  const { since, tries, failure, nextTryAt } = failing;
  const left = nextTryAt === null ? null : nextTryAt - next;
  return (
    <span className={className}>
      <span data-at={since}>{t("state.fails", { time: formatDayTime(since, now), count: tries })}</span>
      {t("state.why", { why: failureLabel(failure) })}
      {left !== null && (left > 0 ? t("state.next", { left: formatLeft(left) }) : t("state.now"))}
    </span>
  );
}

function Missing({ missing }: Pick<Webhook, "missing">) {
  const { t } = useTranslation("webhooks");
  if (!missing) return null;
  const { after, upTo, at } = missing;
  return (
    <p data-testid="webhook-missing" data-at={at} className="text-12 text-waiting">
      {upTo === null
        ? t("state.missing_unknown", { after })
        : t("state.missing", { from: after + 1, to: upTo })}
    </p>
  );
}

/** `untried`: no delivery since it was switched on. `given_up`: switched off after three days of failures (WH4). */
type WebhookState = "untried" | "works" | "fails" | "given_up" | "off";

function stateOf({ on, failing, takenAt }: Pick<Webhook, "on" | "failing" | "takenAt">): WebhookState {
  if (on && failing) return "fails";
  if (on) return takenAt === null ? "untried" : "works";
  return failing?.nextTryAt === null ? "given_up" : "off";
}
