import "../first-steps/words.ts";
import type { AccountId } from "@jieru/shared/domain/ids";
import { TriangleAlert } from "lucide-react";
import { useCredentials } from "../api/use-credentials.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { icon14 } from "../ui/icon.ts";

/** [MA11] What WeChat has against the account, in the words of the next step, where it is mended. */
export function StandingRefusal({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("first-steps");
  const credentials = useCredentials(accountId);
  if (!credentials?.mine) return null;
  const { why, errcode, address } = credentials.refused;
  return (
    <div
      data-testid="standing-refusal"
      data-why={why}
      className="mb-3 flex max-w-[640px] gap-2.5 rounded-row bg-waiting-soft px-3 py-2 inset-ring inset-ring-waiting-line"
    >
      <TriangleAlert {...icon14} className="mt-1 flex-none text-waiting" />
      <p className="min-w-0">
        <b className="block font-semibold">{t(`next.${why}.title`)}</b>
        <span className="block text-ink-2">
          {t(`next.${why}.hint`, { errcode, address: address ?? t("next.own_address") })}
        </span>
      </p>
    </div>
  );
}
