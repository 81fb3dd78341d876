import type { AccountId } from "@jieru/shared/domain/ids";
import type { Customer } from "@jieru/shared/domain/session";
import { Copy, Pencil } from "lucide-react";
import { useState } from "react";
import { copyText } from "../conversation/copy-text.ts";
import { useTranslation } from "../i18n/use-translation.ts";
import { customerName } from "../ui/customer-name.ts";
import { cx } from "../ui/cx.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { icon12, icon14 } from "../ui/icon.ts";
import { tailOf } from "../ui/identity.ts";
import { Seal } from "../ui/Seal.tsx";
import { TextButton } from "../ui/TextButton.tsx";
import { useAnswer } from "./ask.ts";
import { CustomerFailure } from "./CustomerFailure.tsx";
import { RemarkField } from "./RemarkField.tsx";

interface CustomerNameProps {
  accountId: AccountId;
  customer: Customer;
}

const small = "size-6 max-narrow:size-8!";

/** What we call the customer, editable in place, and the openid behind the name. */
export function CustomerName({ accountId, customer }: CustomerNameProps) {
  const { t } = useTranslation("customer");
  const [editing, setEditing] = useState(false);
  useAnswer("remark", () => setEditing(true));
  const named = Boolean(customer.remark?.trim());
  return (
    <section className="flex items-center gap-3 border-b border-border-1 px-4 py-3.5">
      <Seal customer={customer} size={44} />
      <div className="min-w-0 flex-1">
        {editing ? (
          <RemarkField accountId={accountId} customer={customer} onDone={() => setEditing(false)} />
        ) : (
          <div className={cx("flex min-h-[22px] items-center gap-x-1.5 text-15", !named && "flex-wrap")}>
            <b data-testid="customer-name" className="min-w-0 truncate font-semibold">
              {customerName(customer)}
            </b>
            {named ? (
              <IconButton
                data-testid="edit-remark"
                label={t("remark.edit")}
                onClick={() => setEditing(true)}
                className={small}
              >
                <Pencil {...icon14} />
              </IconButton>
            ) : (
              <TextButton data-testid="edit-remark" onClick={() => setEditing(true)} className="text-12">
                {t("remark.add")}
              </TextButton>
            )}
          </div>
        )}
        <div className="flex items-center gap-1 text-12 text-ink-3">
          <span title={customer.openid}>{t("common:customer", { tail: tailOf(customer.openid) })}</span>
          <IconButton
            label={t("openid.copy")}
            onClick={() => void copyText(customer.openid, t("openid.copied"))}
            className={`${small} -my-[3px]`}
          >
            <Copy {...icon12} />
          </IconButton>
        </div>
        <CustomerFailure target={customer.id} action="remark" />
      </div>
    </section>
  );
}
