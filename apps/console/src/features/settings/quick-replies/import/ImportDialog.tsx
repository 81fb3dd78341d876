import type { AccountId } from "@jieru/shared/domain/ids";
import { type QuickReply, type QuickReplyScope, quickReplyLimit } from "@jieru/shared/domain/quick-reply";
import { type FormEvent, useMemo, useRef, useState } from "react";
import { useReadOnlyReason } from "../../../../data/feed/read-only.ts";
import { saveFile } from "../../../../data/http/save-file.ts";
import { useSave } from "../../../../data/http/use-save.ts";
import { failureSentence } from "../../../../data/optimistic/failure-sentence.ts";
import { importQuickReplies } from "../../../../data/queries/quick-replies.ts";
import { useTranslation } from "../../../../i18n/use-translation.ts";
import { showToast } from "../../../../lib/toast-store.ts";
import { Button } from "../../../../ui/buttons/Button.tsx";
import { TextButton } from "../../../../ui/buttons/TextButton.tsx";
import { FileInput } from "../../../../ui/fields/FileInput.tsx";
import { FormFooter } from "../../../../ui/fields/FormFooter.tsx";
import { Dialog } from "../../../../ui/overlays/Dialog.tsx";
import { PlanList } from "./PlanList.tsx";
import { countsOf, type ImportPlan, importRowsAtMost, planImport } from "./plan-import.ts";
import { cellsOf, textOf } from "./read-csv.ts";

const bytesAtMost = 1_048_576;

interface ImportDialogProps {
  accountId: AccountId;
  scope: QuickReplyScope;
  kept: readonly QuickReply[];
  onClose: () => void;
}

interface Chosen {
  name: string;
  cells: string[][] | null;
}

/** [QR12] Imports quick replies of a CSV file after showing the plan. */
export function ImportDialog({ accountId, scope, kept, onClose }: ImportDialogProps) {
  const { t } = useTranslation("quick-replies");
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const readOnly = useReadOnlyReason();
  const limit = quickReplyLimit[scope];
  const cells = chosen?.cells;
  const plan = useMemo(() => cells && planImport(cells, kept, limit), [cells, kept, limit]);
  const isRead = plan && typeof plan === "object";
  const writes = isRead ? plan.writes : [];

  const { save, isPending, failure, clear } = useSave(
    (sent: ImportPlan) => importQuickReplies(accountId, scope, sent.writes),
    {
      onSuccess: (_, sent) => {
        showToast({ text: t("import.done", countsOf(sent)) });
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRead && writes.length > 0 && !readOnly) save(plan);
  };
  const wrong =
    chosen && !isRead ? t(`import.wrong.${plan ?? "unreadable"}`, { limit: importRowsAtMost }) : null;
  const why =
    chosen === null ? t("import.none_chosen") : writes.length === 0 ? t("import.nothing") : readOnly;
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={t("import.title")} className="w-[560px]">
      <form onSubmit={submit} className="grid gap-3 px-5 py-4" data-testid="import-form">
        <h2 className="flex items-baseline gap-2 text-15 font-semibold">
          {t("import.title")}
          <span className="text-12 font-normal text-ink-3">{t(`scope.${scope}`)}</span>
        </h2>
        <p className="text-12 text-ink-2">{t("import.means", { limit: importRowsAtMost })}</p>
        <FileChoice
          name={chosen?.name ?? null}
          onChosen={(file) => {
            clear();
            void readFile(file).then(setChosen);
          }}
        />
        {wrong && (
          <p role="alert" className="text-12 text-danger">
            {wrong}
          </p>
        )}
        {isRead && <PlanList plan={plan} />}
        <FormFooter
          failure={failure && t("import.failed", { problem: failureSentence(failure) })}
          pending={isPending ? t("common:pending") : null}
          confirm={writes.length > 0 ? t("import.do", { count: writes.length }) : t("import.do_none")}
          disabledReason={why}
          data-testid="import-do"
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

interface FileChoiceProps {
  name: string | null;
  onChosen: (file: File) => void;
}

function FileChoice({ name, onChosen }: FileChoiceProps) {
  const { t } = useTranslation("quick-replies");
  const input = useRef<HTMLInputElement>(null);
  // Without this mark, spreadsheets assume another encoding.
  const keepTemplate = () => {
    const rows = t("import.template", { customer: "{{customer}}", slot: `{{${t("import.template_slot")}}}` });
    saveFile(new File([`\ufeff${rows}`], t("import.template_name")));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button onClick={() => input.current?.click()}>
        {t(name === null ? "import.choose" : "import.other")}
      </Button>
      {name !== null && (
        <span dir="auto" className="min-w-0 truncate text-ink-2">
          {name}
        </span>
      )}
      <TextButton size="small" className="ml-auto" onClick={keepTemplate}>
        {t("import.keep_template")}
      </TextButton>
      <FileInput
        ref={input}
        accept=".csv,.txt,text/csv"
        data-testid="import-file"
        label={t("import.choose")}
        onFile={onChosen}
      />
    </div>
  );
}

async function readFile(file: File): Promise<Chosen> {
  const { name } = file;
  if (file.size > bytesAtMost) return { name, cells: null };
  const bytes = await file.arrayBuffer().catch(() => null);
  return { name, cells: bytes && cellsOf(textOf(new Uint8Array(bytes))) };
}
