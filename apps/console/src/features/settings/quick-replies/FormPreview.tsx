import type { AccountId } from "@jieru/shared/domain/ids";
import { almostSlot } from "@jieru/shared/domain/quick-reply";
import { byteLength } from "@jieru/shared/domain/text-limit";
import { useAccount, useMe } from "../../../data/queries/use-snapshot.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { costOf, QuickReplyText } from "../../conversation/quick-replies/QuickReplyPreview.tsx";

/** The text as the agent would see it, its length and cost, and a warning about misspelt variables. */
export function FormPreview({ accountId, text }: { accountId: AccountId; text: string }) {
  const { t } = useTranslation("quick-replies");
  const me = useMe(accountId);
  const account = useAccount(accountId);
  const almost = almostSlot(text);
  const values = { customer: t("form.sampleCustomer"), agent: me.name, account: account.name };
  return (
    <div className="rounded-tile bg-surface-1 px-3 py-2.5">
      <p className="flex justify-between pb-1 text-12 text-ink-3">
        <span>{t("form.preview")}</span>
        <span>
          {t("form.length", {
            bytes: t("form.bytes", { count: byteLength(text) }),
            replies: t("form.replies", { count: costOf(text, values) }),
          })}
        </span>
      </p>
      <QuickReplyText text={text} values={values} />
      {almost && (
        <p role="status" className="text-12 text-waiting">
          {t("form.almost", { written: almost, slot: `{{${almost.slice(1, -1)}}}` })}
        </p>
      )}
    </div>
  );
}
