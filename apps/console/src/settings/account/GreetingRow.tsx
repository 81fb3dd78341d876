import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import { lengthOf } from "@jieru/shared/domain/length-of";
import { greetingLength } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../i18n/use-translation.ts";
import { Switch } from "../../ui/Switch.tsx";
import { problemAt } from "./problems.ts";
import { durationInWords } from "./range-words.ts";
import { SettingRow } from "./SettingRow.tsx";
import type { SettingsForm } from "./use-settings-form.ts";

const minute = 60_000;

/** How much of the allowance that entering grants the greeting uses. The account's numbers are set on another page. */
function useEffectWords(form: SettingsForm): string {
  const { t } = useTranslation("settings");
  const numbers = { replyPreset: form.get("replyPreset"), ownReplies: form.get("ownReplies") };
  const { replies, windowMs } = replyPolicyOf(numbers).entered;
  if (replies === 0 || windowMs === 0) return t("greeting.no_reply");
  if (replies === 1 && windowMs === minute) return t("greeting.effect");
  return t("greeting.effect_of", { count: replies, time: durationInWords(windowMs) });
}

/** [GR1] The greeting, with a count in the unit of its limit. Switching it off keeps the text until that is saved. */
export function GreetingRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("settings");
  const greeting = form.get("greeting");
  const effect = useEffectWords(form);
  const wrong = problemAt(form.problems, "greeting") !== null;
  return (
    <SettingRow form={form} name="greeting" label={t("greeting.title")} effect={effect} below>
      {(describedBy) => (
        <div className="grid gap-2">
          <span className="flex items-center gap-2">
            <Switch
              label={t("greeting.switch")}
              data-testid="greeting-switch"
              checked={greeting !== null}
              onChange={(on) =>
                form.set("greeting", on ? form.last("greeting") || t("greeting.example") : null)
              }
            />
            {t(greeting === null ? "greeting.off" : "greeting.on")}
          </span>
          {greeting !== null && (
            <span className="grid">
              <textarea
                rows={3}
                value={greeting}
                data-testid="greeting"
                aria-label={t("greeting.title")}
                aria-describedby={describedBy}
                aria-invalid={wrong || undefined}
                onChange={({ target }) => form.set("greeting", target.value)}
                className="w-full resize-y rounded-control bg-surface-2 px-2.5 py-2 text-14 text-ink-1 inset-ring inset-ring-border-control disabled:bg-surface-0 disabled:text-ink-3 aria-invalid:inset-ring-danger-solid max-narrow:text-16"
              />
              <span className="mt-1 justify-self-end text-12 text-ink-3">
                {t("greeting.length", { length: lengthOf(greeting.trim()), limit: greetingLength })}
              </span>
            </span>
          )}
        </div>
      )}
    </SettingRow>
  );
}
