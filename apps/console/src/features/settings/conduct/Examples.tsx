import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { CheckedText } from "./CheckedText.tsx";
import { examplesOf, newMatch, sampleRule } from "./examples.ts";
import { conductKinds } from "./kinds.ts";
import { Verdicts } from "./Verdicts.tsx";

/** [CD8] Examples of each kind, checked by the account's rules, or else by a new rule. */
export function Examples({ rules }: { rules: readonly ConductRule[] }) {
  const { t } = useTranslation("conduct");
  const isNew = rules.length === 0;
  return (
    <section aria-label={t("examples.title")} className="mt-6">
      <h2 className="font-semibold">{t("examples.title")}</h2>
      <p className="text-12 text-ink-2">{t(isNew ? "examples.means_none" : "examples.means")}</p>
      <div className="mt-2 grid grid-cols-2 gap-x-8 max-wide:grid-cols-1">
        {conductKinds.map((kind) => (
          <section
            key={kind}
            aria-label={t(`kind.${kind}`)}
            data-testid={`conduct-examples-${kind}`}
            className="border-t border-border-1 py-2.5"
          >
            <h3 className="flex flex-wrap items-baseline gap-x-2">
              {t(`kind.${kind}`)}
              <span className="text-12 text-ink-3">{t(`covers.${kind}`)}</span>
            </h3>
            <ExampleLines
              texts={examplesOf(kind)}
              rules={isNew ? [sampleRule(newMatch(kind), "warn")] : rules}
              named={!isNew}
            />
          </section>
        ))}
      </div>
    </section>
  );
}

interface RuleExamplesProps {
  rule: Pick<ConductRule, "match" | "action">;
}

/** [CD8] Examples of the edited rule's kind, checked by that rule alone. */
export function RuleExamples({ rule: { match, action } }: RuleExamplesProps) {
  const { t } = useTranslation("conduct");
  return (
    <section aria-label={t("examples.title")} data-testid="conduct-rule-examples">
      <p className="text-12 text-ink-2">
        {t("examples.title")} <span className="text-ink-3">{t("examples.of_rule")}</span>
      </p>
      <ExampleLines texts={examplesOf(match.kind, match)} rules={[sampleRule(match, action)]} named={false} />
    </section>
  );
}

interface ExampleLinesProps {
  texts: readonly string[];
  rules: readonly ConductRule[];
  named: boolean;
}

const ExampleLines = ({ texts, rules, named }: ExampleLinesProps) => (
  <ul className="m-0 grid list-none gap-1 p-0 pt-1.5">
    {texts.map((text) => {
      const hits = checkOutbound(rules, text);
      return (
        <li
          key={text}
          data-testid="conduct-example"
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 max-narrow:grid-cols-1"
        >
          <span dir="auto" className="min-w-0 text-left text-ink-1 wrap-anywhere">
            <CheckedText text={text} hits={hits} />
          </span>
          <span className="flex flex-wrap justify-end gap-x-2 max-narrow:justify-start">
            <Verdicts hits={hits} named={named} />
          </span>
        </li>
      );
    })}
  </ul>
);
