import { replyPolicyOf } from "@jieru/shared/domain/allowance";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useAccount } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";

/** [KA3] The effect of keyword replies by the account's numbers, and when none is sent. */
export function Effect({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("keyword-replies");
  const account = useAccount(accountId);
  const { replies, windowMs } = replyPolicyOf(account).message;
  const isSent = replies > 1 && windowMs > 0;
  return (
    <div className="mb-4 grid max-w-[720px] gap-1 text-12 text-ink-2">
      <p>{t("means")}</p>
      <p data-testid="keyword-reply-effect" className={isSent ? undefined : "text-waiting"}>
        {isSent ? t("effect", { replies }) : t("no_reply")}
      </p>
      {account.handOver !== "never" && <p>{t(`handed_over.${account.handOver}`)}</p>}
    </div>
  );
}
