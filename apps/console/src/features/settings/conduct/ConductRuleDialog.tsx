import { type ConductRule, conductActions } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { FormEvent } from "react";
import { useReadOnlyReason } from "../../../data/feed/read-only.ts";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { addConductRule, changeConductRule } from "../../../data/queries/conduct-rules.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { FormFooter } from "../../../ui/fields/FormFooter.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";
import { Select } from "../../../ui/fields/Select.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { RuleExamples } from "./Examples.tsx";
import { type ConductForm, problemOf, sentFields } from "./form.ts";
import { type ConductKind, conductKinds } from "./kinds.ts";
import { MatchFields } from "./MatchFields.tsx";
import { useConductRuleForm } from "./use-conduct-rule-form.ts";

interface ConductRuleDialogProps {
  accountId: AccountId;
  rule: ConductRule | null;
  /** Another admin has deleted the rule. */
  gone: boolean;
  onClose: () => void;
}

export function ConductRuleDialog({ accountId, rule, gone, onClose }: ConductRuleDialogProps) {
  const { t, i18n } = useTranslation("conduct");
  const { values, set, change, kept, conflict, forget } = useConductRuleForm(accountId, rule);
  const readOnly = useReadOnlyReason();
  const sent = sentFields(values);
  const problem = problemOf(sent);
  const giveUp = () => {
    forget();
    onClose();
  };
  const { save, isPending, failure } = useSave(
    () => (rule && !gone ? changeConductRule(accountId, rule.id, change) : addConductRule(accountId, sent)),
    { onSuccess: giveUp },
  );
  const reason = problem ? i18n.withFacts(`conduct:problem.${problem.what}`, problem) : readOnly;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!reason) save();
  };
  const title = rule ? t("settings:order.edit", { name: rule.name }) : t("add");
  return (
    <Dialog open onClose={() => !isPending && onClose()} label={title} className="w-[560px]">
      <form data-testid="conduct-rule-form" onSubmit={submit} className="grid gap-3 px-5 py-4">
        <h2 className="text-15 font-semibold wrap-anywhere">{title}</h2>
        {kept && <p className="text-12 text-ink-2">{t("form.kept")}</p>}
        <KindField values={values} set={set} />
        <MatchFields values={values} set={set} />
        <Field label={t("name")} hint={t("name_hint")}>
          <Input
            data-testid="conduct-rule-name"
            value={values.name}
            onChange={({ target }) => set({ name: target.value })}
          />
        </Field>
        <div className="grid gap-1">
          <span className="text-12 text-ink-2">{t("action_label")}</span>
          <RadioRows
            name="conduct-action"
            label={t("action_label")}
            value={values.action}
            onChange={(action) => set({ action })}
            rows={conductActions.map((value) => ({
              value,
              label: t(`action.${value}`),
              effect: t(`action_effect.${value}`),
            }))}
          />
        </div>
        <RuleExamples rule={sent} />
        {(gone || conflict) && (
          <p role="alert" className="text-12 text-waiting">
            {t(gone ? "form.gone" : "form.overtaken")}
          </p>
        )}
        {problem && <p className="text-12 text-ink-3">{reason}</p>}
        <FormFooter
          failure={failure && failureSentence(failure)}
          pending={isPending ? t("common:pending") : null}
          confirm={t(gone ? "form.anew" : "save")}
          data-testid="conduct-rule-save"
          disabledReason={reason}
          onCancel={giveUp}
        />
      </form>
    </Dialog>
  );
}

interface KindFieldProps {
  values: ConductForm;
  set: (change: Partial<ConductForm>) => void;
}

function KindField({ values, set }: KindFieldProps) {
  const { t } = useTranslation("conduct");
  const isNamedByKind = values.name === "" || values.name === t(`kind.${values.kind}`);
  const choose = (kind: ConductKind) => set({ kind, ...(isNamedByKind && { name: t(`kind.${kind}`) }) });
  return (
    <Field label={t("kind_label")} hint={t(`covers.${values.kind}`)}>
      <Select
        autoFocus
        data-testid="conduct-rule-kind"
        value={values.kind}
        onChange={({ target }) => choose(target.value as ConductKind)}
      >
        {conductKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
