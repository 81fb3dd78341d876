import { proposedReplies, replyPolicyOf, replyPresets } from "@jieru/shared/domain/allowance";
import type { AccountId } from "@jieru/shared/domain/ids";
import type { AccountSettings } from "@jieru/shared/domain/settings";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { formatDayTime } from "../../../i18n/format-day-time.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { useNow } from "../../../lib/time/use-now.ts";
import { Button } from "../../../ui/buttons/Button.tsx";

type Numbers = Pick<AccountSettings, "replyPreset" | "ownReplies">;

interface ReplyEvidenceProps {
  accountId: AccountId;
  chosen: Numbers;
  onChoose?: ((numbers: Numbers) => void) | undefined;
}

/** Returns the preset with this number of replies per message, or the chosen numbers changed to it. */
function withReplies(chosen: Numbers, replies: number): Numbers {
  const { ownReplies } = chosen;
  for (const preset of ["guide", "current"] as const)
    if (replyPresets[preset].message.replies === replies) return { replyPreset: preset, ownReplies };
  const policy = replyPolicyOf(chosen);
  return { replyPreset: "own", ownReplies: { ...policy, message: { ...policy.message, replies } } };
}

/** [RA9] Shows how many replies WeChat accepted and refused, and proposes a number. An admin saves it. */
export function ReplyEvidence({ accountId, chosen, onChoose }: ReplyEvidenceProps) {
  const { t } = useTranslation("allowance");
  const { replyEvidence: evidence } = useAccount(accountId);
  const now = useNow();
  if (!evidence?.accepted && !evidence?.refused) return null;
  const proposed = proposedReplies(evidence, replyPolicyOf(chosen));
  const sentences = (["accepted", "refused"] as const).flatMap((answer) => {
    const one = evidence[answer];
    return one ? [t(`evidence.${answer}`, { number: one.replies, at: formatDayTime(one.at, now) })] : [];
  });
  return (
    <section
      aria-label={t("evidence.title")}
      data-testid="reply-evidence"
      className="border-b border-border-1 py-4"
    >
      <h2 className="font-semibold">{t("evidence.title")}</h2>
      <ul className="mt-0.5 text-12 text-ink-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        <li>{t("evidence.unsure")}</li>
      </ul>
      {proposed !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-3">
          <span>{t("evidence.proposed", { count: proposed })}</span>
          {onChoose && (
            <Button data-testid="use-proposed" onClick={() => onChoose(withReplies(chosen, proposed))}>
              {t("evidence.use")}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
