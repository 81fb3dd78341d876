import "../../i18n/messages/exports.ts";
import { exportFormats } from "@jieru/shared/protocol/exports";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { fileSize } from "../../i18n/format-size.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { FormFooter } from "../../ui/fields/FormFooter.tsx";
import { Segmented } from "../../ui/fields/Segmented.tsx";
import { Switch } from "../../ui/fields/Switch.tsx";
import type { Choice, Progress } from "./download-export.ts";
import { useExport } from "./use-export.ts";

interface ExportFormProps {
  title: string;
  pathOf: (choice: Choice) => string;
  problem?: string | null;
  onClose: () => void;
  children?: ReactNode;
}

export function ExportForm({ title, pathOf, problem = null, onClose, children }: ExportFormProps) {
  const { t } = useTranslation("exports");
  const [choice, setChoice] = useState<Choice>({ format: "csv", withNotes: false });
  const { progress, failure, take } = useExport(onClose);
  const readOnly = useReadOnlyReason();
  const notesId = useId();
  const reason = progress === null ? (problem ?? readOnly) : t("common:pending");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) void take(pathOf(choice));
  };
  return (
    <form data-testid="export-form" onSubmit={submit} className="grid gap-3 px-5 py-4">
      <b className="text-15 font-semibold wrap-anywhere">{title}</b>
      {children}
      <div>
        <Segmented
          label={t("format")}
          segments={exportFormats.map((value) => ({ value, label: t(value) }))}
          value={choice.format}
          onChange={(format) => setChoice({ ...choice, format })}
        />
      </div>
      <div className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          {t("notes")}
          <span id={notesId} className="block text-12 text-ink-2">
            {t("notes_hint")}
          </span>
        </span>
        <Switch
          label={t("notes")}
          aria-describedby={notesId}
          data-testid="export-notes"
          checked={choice.withNotes}
          onChange={(withNotes) => setChoice({ ...choice, withNotes })}
        />
      </div>
      <div className="grid gap-1 text-12 text-ink-2">
        <p>{t("holds")}</p>
        <p>{t("recorded")}</p>
      </div>
      {progress !== null && <UnderWay progress={progress} />}
      <FormFooter
        failure={failure}
        pending={null}
        confirm={t("confirm")}
        data-testid="export-confirm"
        disabledReason={reason}
        onCancel={onClose}
      />
    </form>
  );
}

function UnderWay({ progress }: { progress: Progress | "asked" }) {
  const { t } = useTranslation("exports");
  return (
    <p data-testid="export-progress" className="text-12 text-ink-2 tabular-nums">
      {progress === "asked"
        ? t("under_way")
        : t("counted", { count: progress.count, size: fileSize(progress.bytes) })}
    </p>
  );
}
