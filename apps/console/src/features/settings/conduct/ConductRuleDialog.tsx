import { type ConductRule, conductActions } from "@jieru/shared/domain/conduct-rule";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useSave } from "../../../data/http/use-save.ts";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { addConductRule, changeConductRule } from "../../../data/queries/conduct-rules.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Field } from "../../../ui/fields/Field.tsx";
import { Input } from "../../../ui/fields/Input.tsx";
import { RadioRows } from "../../../ui/fields/RadioRows.tsx";
import { Select } from "../../../ui/fields/Select.tsx";
import { RuleFormDialog } from "../RuleFormDialog.tsx";
import { changedFields, useStoredForm } from "../use-stored-form.ts";
import { RuleExamples } from "./Examples.tsx";
import { type ConductForm, emptyForm, formOf, problemOf, sentFields } from "./form.ts";
import { type ConductKind, conductKinds } from "./kinds.ts";
import { MatchFields } from "./MatchFields.tsx";

interface ConductRuleDialogProps {
  accountId: AccountId;
  rule: ConductRule | null;
  gone: boolean;
  onClose: () => void;
}

export function ConductRuleDialog({ accountId, rule, gone, onClose }: ConductRuleDialogProps) {
  const { t, i18n } = useTranslation("conduct");
  const now = rule ? formOf(rule) : emptyForm;
  const place = { kind: "conduct-rule", id: rule?.id ?? "new" };
  const { values, set, kept, conflict, forget } = useStoredForm(accountId, place, now);
  const sent = sentFields(values);
  const problem = problemOf(sent);
  const giveUp = () => {
    forget();
    onClose();
  };
  const { save, isPending, failure } = useSave(
    () =>
      rule && !gone
        ? changeConductRule(accountId, rule.id, changedFields(sentFields(now), sent))
        : addConductRule(accountId, sent),
    { onSuccess: giveUp },
  );
  return (
    <RuleFormDialog
      name="conduct-rule"
      title={rule ? t("settings:order.edit", { name: rule.name }) : t("add")}
      kept={kept ? t("form.kept") : null}
      changed={gone || conflict ? t(gone ? "form.gone" : "form.overtaken") : null}
      problem={problem && i18n.withFacts(`conduct:problem.${problem.what}`, problem)}
      failure={failure && failureSentence(failure)}
      isPending={isPending}
      confirm={t(gone ? "form.anew" : "save")}
      onSave={save}
      onCancel={giveUp}
      onClose={onClose}
    >
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
    </RuleFormDialog>
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
