import { type ReplyPolicy, replyPresetNames, replyPresets } from "@jieru/shared/domain/allowance";
import { type AccountSettings, settingRanges } from "@jieru/shared/domain/settings";
import { useRef } from "react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";
import type { SectionPageProps } from "../../page/section-page.ts";
import { DurationField } from "./fields/DurationField.tsx";
import { NumberField } from "./fields/NumberField.tsx";
import { durationLabel, durationRangeLabel } from "./fields/range-labels.ts";
import { problemAt } from "./form/problems.ts";
import { SettingsFormPage } from "./form/SettingsFormPage.tsx";
import { type SettingsForm, useSettingsForm } from "./form/use-settings-form.ts";
import { ReplyEvidence } from "./ReplyEvidence.tsx";
import { SettingRow } from "./rows/SettingRow.tsx";

/**
 * [RA1] The reply numbers. If they are too high, WeChat refuses replies, and the count then follows WeChat (RA4).
 */
export function ReplyAllowance({ accountId }: SectionPageProps) {
  const { t } = useTranslation("allowance");
  const form = useSettingsForm(accountId, "allowance");
  const numbers = ({ entered, message }: ReplyPolicy) =>
    t("numbers", {
      entered: entered.replies,
      enteredTime: durationLabel(entered.windowMs),
      message: message.replies,
      messageTime: durationLabel(message.windowMs),
    });
  const choose = useChoice(form);
  return (
    <SettingsFormPage title={t("settings:section.allowance")} form={form}>
      <SettingRow form={form} name="replyPreset" label={t("title")} effect={t("effect")} below>
        {() => (
          <RadioRows
            name="preset"
            label={t("title")}
            value={form.get("replyPreset")}
            onChange={choose}
            rows={replyPresetNames.map((value) => ({
              value,
              label: t(`${value}.label`),
              effect:
                value === "own" ? t("own.effect") : `${t(`${value}.effect`)} ${numbers(replyPresets[value])}`,
            }))}
          />
        )}
      </SettingRow>
      {form.get("replyPreset") === "own" && <OwnNumbers form={form} />}
      <ReplyEvidence
        accountId={accountId}
        chosen={{ replyPreset: form.get("replyPreset"), ownReplies: form.get("ownReplies") }}
        onChoose={
          form.readOnly
            ? undefined
            : ({ replyPreset, ownReplies }) => {
                if (replyPreset === "own") form.set("ownReplies", ownReplies);
                form.set("replyPreset", replyPreset);
              }
        }
      />
    </SettingsFormPage>
  );
}

/** [ST5] Choosing another preset drops unsaved own numbers; choosing "own" again restores them. */
function useChoice(form: SettingsForm): (preset: AccountSettings["replyPreset"]) => void {
  const left = useRef<AccountSettings["ownReplies"]>(null);
  return (preset) => {
    if (preset === "own") {
      form.set("ownReplies", left.current ?? form.get("ownReplies") ?? replyPresets.guide);
    } else if (form.isTouched("ownReplies")) {
      left.current = form.get("ownReplies");
      form.acceptTheirs("ownReplies");
    }
    form.set("replyPreset", preset);
  };
}

function OwnNumbers({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("allowance");
  const own = form.get("ownReplies");
  const shown = own ?? replyPresets.guide;
  const put = (kind: keyof ReplyPolicy, change: Partial<ReplyPolicy["entered"]>) =>
    form.set("ownReplies", { ...shown, [kind]: { ...shown[kind], ...change } });
  const ranges = {
    entered: durationRangeLabel(settingRanges.enteredWindowMs),
    message: durationRangeLabel(settingRanges.messageWindowMs),
  };
  return (
    <SettingRow
      form={form}
      name="ownReplies"
      label={t("own.title")}
      effect={t("own.hint")}
      range={t("own.ranges", ranges)}
      below
    >
      {(describedBy) => (
        <span className="grid gap-2">
          {(["entered", "message"] as const).map((kind) => (
            <span key={kind} className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span className="w-40">{t(`own.${kind}`)}</span>
              <NumberField
                label={t("own.replies_of", { act: t(`own.${kind}`) })}
                value={shown[kind].replies}
                onChange={(replies) => put(kind, { replies })}
                describedBy={describedBy}
                invalid={problemAt(form.problems, `ownReplies.${kind}.replies`) !== null}
                unit={t("settings-form:unit.replies", { count: shown[kind].replies })}
              />
              <DurationField
                label={t("own.time_of", { act: t(`own.${kind}`) })}
                value={shown[kind].windowMs}
                onChange={(windowMs) => put(kind, { windowMs })}
                describedBy={describedBy}
                invalid={problemAt(form.problems, `ownReplies.${kind}.windowMs`) !== null}
              />
            </span>
          ))}
        </span>
      )}
    </SettingRow>
  );
}
