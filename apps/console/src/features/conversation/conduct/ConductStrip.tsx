import type { ConductRule } from "@jieru/shared/domain/conduct-rule";
import type { SessionId } from "@jieru/shared/domain/ids";
import { checkOutbound } from "@jieru/shared/domain/outbound-guard";
import { cx } from "@jieru/ui/cx.ts";
import { icon14 } from "@jieru/ui/icon.ts";
import { CircleAlert } from "lucide-react";
import { memo, useDeferredValue, useMemo } from "react";
import { failureSentence } from "../../../data/optimistic/failure-sentence.ts";
import { type HeldReply, outboundRefusal, useHeld } from "../../../data/outbox/held-replies.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { usePointerKind } from "../../../lib/browser/use-media.ts";
import { useConversation } from "../conversation-context.ts";
import { hitsByRule, type RuleHit } from "./rule-hits.ts";

/** The numbers of matches per rule and of rules that are named. */
const named = { words: 3, rules: 3 } as const;

interface ConductStripProps {
  sessionId: SessionId;
  /** The draft; during an IME composition, the draft before it. */
  text: string;
  rules: readonly ConductRule[];
}

/**
 * [CD10] Shows the rules that the draft matches and the server's answer. The element stays in the page, so that screen
 * readers announce changes.
 */
export const ConductStrip = memo(function ConductStrip({ sessionId, text, rules }: ConductStripProps) {
  const checked = useDeferredValue(text);
  const hits = useMemo(() => hitsByRule(checkOutbound(rules, checked), checked), [rules, checked]);
  const held = useHeld(sessionId);
  const answer = held?.text === text ? held : null;
  const isBlocked =
    hits.some(({ action }) => action === "block") ||
    outboundRefusal(answer?.failure ?? null)?.refusal === "outbound_refused";
  const isShown = hits.length > 0 || (answer !== null && answer.failure !== null);
  return (
    <div role="status" data-testid="composer-conduct">
      {isShown && (
        <div
          data-action={isBlocked ? "block" : "warn"}
          className={cx(
            "flex items-start gap-2 border-b px-3 py-1.5 text-12 [&>svg]:mt-0.5 [&>svg]:flex-none",
            isBlocked
              ? "border-danger-line bg-danger-soft text-danger"
              : "border-waiting-line bg-waiting-soft text-waiting",
          )}
        >
          <CircleAlert {...icon14} />
          <div className="thin-scroll flex max-h-[72px] min-w-0 flex-1 flex-wrap justify-between gap-x-4 overflow-y-auto">
            <Hits hits={hits} />
            {answer && <Answer held={answer} hits={hits} />}
          </div>
        </div>
      )}
    </div>
  );
});

function Hits({ hits }: { hits: readonly RuleHit[] }) {
  const { t } = useTranslation("conversation");
  if (hits.length === 0) return null;
  const wordsOf = ({ words }: RuleHit) => {
    const quoted = words.slice(0, named.words).map((word) => t("conduct.word", { word }));
    const more = words.length > named.words ? ` ${t("conduct.more", { count: words.length })}` : "";
    return `${quoted.join(t("conduct.joint"))}${more}`;
  };
  const further = hits.length - named.rules;
  return (
    <span className="min-w-0 wrap-anywhere">
      {hits.slice(0, named.rules).map((hit) => (
        <span key={hit.ruleId} className="block">
          {t(`conduct.${hit.action}`, { name: hit.name, words: wordsOf(hit) })}
        </span>
      ))}
      {further > 0 && <span className="block">{t("conduct.rules_more", { count: further })}</span>}
    </span>
  );
}

function Answer({ held: { failure }, hits }: { held: HeldReply; hits: readonly RuleHit[] }) {
  const { t } = useTranslation("conversation");
  const { nameOf } = useConversation();
  const way = usePointerKind();
  if (!failure) return null;
  const refusal = outboundRefusal(failure);
  const shown = new Set(hits.map(({ ruleId }) => ruleId));
  const unknown = (refusal?.rules ?? []).filter(({ id }) => !shown.has(id));
  const rules = unknown.map(({ name }) => t("conduct.rule", { name })).join(t("conduct.joint"));
  const sentence = () => {
    if (!refusal) return failureSentence(failure, nameOf);
    if (refusal.refusal === "outbound_refused")
      return rules === "" ? t("conduct.blocked") : t("conduct.blocked_by", { rules });
    return rules === "" ? t(`conduct.warned_${way}`) : t(`conduct.warned_by_${way}`, { rules });
  };
  const repetition = refusal?.refusal === "outbound_warned" ? refusal.repetition : undefined;
  return (
    <span className="font-semibold max-narrow:order-first max-narrow:basis-full">
      {repetition && <span className="font-normal">{t("conduct.repeated", repetition)} </span>}
      {sentence()}
    </span>
  );
}
