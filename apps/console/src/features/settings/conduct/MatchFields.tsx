import { conductRuleLimit, type LureId, lureIds } from "@jieru/shared/domain/conduct-rule";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Checkbox } from "../../../ui/fields/Checkbox.tsx";
import { Field } from "../../../ui/fields/Field.tsx";
import { Textarea } from "../../../ui/fields/Textarea.tsx";
import { type ConductForm, hostsIn, wordsIn } from "./form.ts";

interface MatchFieldsProps {
  values: ConductForm;
  set: (change: Partial<ConductForm>) => void;
}

export function MatchFields({ values, set }: MatchFieldsProps) {
  const { t } = useTranslation("conduct");
  if (values.kind === "words")
    return (
      <LinesField
        label={t("words")}
        hint={t("words_hint", { count: wordsIn(values).length, limit: conductRuleLimit.words })}
        example={t("words_example")}
        testId="conduct-rule-words"
        value={values.words}
        onChange={(words) => set({ words })}
      />
    );
  if (values.kind === "links")
    return (
      <LinesField
        label={t("allowed")}
        hint={t("allowed_hint", { count: hostsIn(values).length, limit: conductRuleLimit.allowedHosts })}
        example={t("allowed_example")}
        testId="conduct-rule-hosts"
        value={values.allowed}
        onChange={(allowed) => set({ allowed })}
      />
    );
  if (values.kind === "lures")
    return <LureFields chosen={values.lures} onChange={(lures) => set({ lures })} />;
  return null;
}

interface LinesFieldProps {
  label: string;
  hint: string;
  example: string;
  testId: string;
  value: string;
  onChange: (value: string) => void;
}

const LinesField = ({ label, hint, example, testId, value, onChange }: LinesFieldProps) => (
  <Field label={label} hint={hint}>
    <Textarea
      rows={4}
      data-testid={testId}
      placeholder={example}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  </Field>
);

interface LureFieldsProps {
  chosen: readonly LureId[];
  onChange: (lures: readonly LureId[]) => void;
}

function LureFields({ chosen, onChange }: LureFieldsProps) {
  const { t } = useTranslation("conduct");
  const turn = (lure: LureId, on: boolean) =>
    onChange(lureIds.filter((one) => (one === lure ? on : chosen.includes(one))));
  return (
    <fieldset className="m-0 grid min-w-0 gap-0.5 border-0 p-0">
      <legend className="p-0 pb-1 text-12 text-ink-2">{t("lures")}</legend>
      {lureIds.map((lure) => (
        <Checkbox
          key={lure}
          label={t(`lure.${lure}`)}
          data-testid={`conduct-lure-${lure}`}
          checked={chosen.includes(lure)}
          onChange={({ target }) => turn(lure, target.checked)}
        />
      ))}
    </fieldset>
  );
}
