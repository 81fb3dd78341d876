import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import { autoReplyText, openingSlot } from "@jieru/shared/domain/auto-reply";
import { type AutoReply, autoReplyTimes } from "@jieru/shared/domain/settings";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { serverNow } from "../../../../lib/time/server-clock.ts";
import { RadioRows } from "../../../../ui/fields/RadioRows.tsx";
import { problemAt } from "../form/problems.ts";
import type { SettingsForm } from "../form/use-settings-form.ts";
import { AutomaticText } from "./AutomaticText.tsx";
import { SettingRow } from "./SettingRow.tsx";

type When = AutoReply["when"] | "never";

export function AutoReplyRow({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("hours");
  const effect = useEffectText(form);
  const meaning = useMeaning(form);
  // Older servers do not know the setting.
  const autoReply = form.get("autoReply") ?? null;
  const last = autoReply ?? form.last("autoReply");
  const examples = autoReplyTimes.map((when) => t(`auto_reply.${when}.example`));
  const written = last && !examples.includes(last.text) ? last.text : "";
  const choose = (when: When) =>
    form.set(
      "autoReply",
      when === "never" ? null : { when, text: written || t(`auto_reply.${when}.example`) },
    );
  return (
    <SettingRow form={form} name="autoReply" label={t("auto_reply.title")} effect={effect} below>
      {(describedBy, invalid) => (
        <div className="grid gap-2">
          <RadioRows<When>
            name="auto-reply"
            label={t("auto_reply.title")}
            value={autoReply?.when ?? "never"}
            onChange={choose}
            rows={(["never", ...autoReplyTimes] as const).map((when) => ({
              value: when,
              label: t(`auto_reply.${when}.label`),
              effect: meaning(when),
            }))}
          />
          {autoReply && (
            <>
              <AutomaticText
                value={autoReply.text}
                label={t("auto_reply.text")}
                testId="auto-reply"
                describedBy={describedBy}
                invalid={invalid}
                onChange={(text) => form.set("autoReply", { ...autoReply, text })}
              />
              <Slot form={form} autoReply={autoReply} />
            </>
          )}
        </div>
      )}
    </SettingRow>
  );
}

/** Returns the share of a message's allowance that the reply uses, by the account's numbers. */
function useEffectText(form: SettingsForm): string {
  const { t } = useTranslation("hours");
  const numbers = { replyPreset: form.get("replyPreset"), ownReplies: form.get("ownReplies") };
  const { replies, windowMs } = replyPolicyOf(numbers).message;
  return replies < 2 || windowMs === 0 ? t("auto_reply.no_reply") : t("auto_reply.effect", { replies });
}

function useMeaning(form: SettingsForm): (when: When) => string {
  const { t } = useTranslation("hours");
  return (when) => {
    if (when === "closed" && form.get("openingHours") === null) return t("auto_reply.always_open");
    return form.get("handOver") === when && when !== "never"
      ? t("auto_reply.handed_over")
      : t(`auto_reply.${when}.effect`);
  };
}

/** [GR7] The meaning of the placeholder, or the text as customers would get it now. */
function Slot({ form, autoReply }: { form: SettingsForm; autoReply: AutoReply }) {
  const { t } = useTranslation("hours");
  const hours = form.get("openingHours");
  if (problemAt(form.problems, "autoReply") ?? problemAt(form.problems, "openingHours")) return null;
  const shown = autoReplyText(autoReply, hours, serverNow());
  if (shown === null || shown === autoReply.text)
    return <p className="text-12 text-ink-2">{t("auto_reply.slot", { slot: openingSlot })}</p>;
  return (
    <p data-testid="auto-reply-preview" className="text-12 text-ink-2">
      {t("auto_reply.preview")}
      <span
        dir="auto"
        className="mt-1 block whitespace-pre-wrap rounded-control bg-surface-0 px-2.5 py-2 text-14 text-ink-1 wrap-anywhere"
      >
        {shown}
      </span>
    </p>
  );
}
