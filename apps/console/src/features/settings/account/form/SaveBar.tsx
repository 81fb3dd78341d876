import { icon14 } from "@jieru/ui/icon.ts";
import { Check } from "lucide-react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { formatTime } from "../../../../i18n/format-clock.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../../ui/buttons/TextButton.tsx";
import type { SettingsForm } from "./use-settings-form.ts";

export function SaveBar({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("settings-form");
  const wrong = Object.keys(form.problems).length > 0;
  const readOnly = useReadOnlyReason();
  const why = form.changes === 0 ? t("nothing") : wrong ? t("wrong") : readOnly;
  return (
    <footer className="flex min-h-[52px] flex-none flex-wrap items-center gap-2 border-t border-border-1 bg-surface-2 px-8 py-2 max-narrow:px-4 max-narrow:pb-[calc(8px+env(safe-area-inset-bottom))]">
      <span role="status" data-testid="save-state" className="min-w-0 flex-1 text-ink-2">
        <SaveState form={form} />
      </span>
      {form.changes > 0 && (
        <Button tone="quiet" disabledReason={form.saving ? t("saving") : null} onClick={form.discard}>
          {t("discard")}
        </Button>
      )}
      <Button
        tone="primary"
        data-testid="save"
        disabledReason={why}
        aria-busy={form.saving || undefined}
        onClick={form.save}
      >
        {t(form.saving ? "saving" : "save")}
      </Button>
    </footer>
  );
}

/** Scrolls to a field with a conflict. The message is below all ranges of the field. */
const showConflict = (): void =>
  document.querySelector("[data-overtaken]")?.scrollIntoView({ block: "center" });

function SaveState({ form }: { form: SettingsForm }) {
  const { t } = useTranslation("settings-form");
  if (form.failure)
    return (
      <>
        <span className="text-danger">{failureSentence(form.failure)}</span>
        <ConflictNote count={form.conflictCount} words="overtaken_alone" />
      </>
    );
  if (form.changes > 0)
    return (
      <>
        {t(form.restored ? "restored" : "unsaved", { count: form.changes })}
        <ConflictNote count={form.conflictCount} words="overtaken_some" />
      </>
    );
  if (form.savedAt === null) return null;
  return (
    <span className="inline-flex items-center gap-1.5 [&>svg]:text-active">
      <Check {...icon14} />
      {t("saved", { at: formatTime(form.savedAt) })}
    </span>
  );
}

function ConflictNote({ count, words }: { count: number; words: "overtaken_some" | "overtaken_alone" }) {
  const { t } = useTranslation("settings-form");
  if (count === 0) return null;
  return (
    <span className="text-waiting">
      {" "}
      {t(words, { count })}{" "}
      <TextButton data-testid="to-overtaken" onClick={showConflict}>
        {t("show_overtaken")}
      </TextButton>
    </span>
  );
}
