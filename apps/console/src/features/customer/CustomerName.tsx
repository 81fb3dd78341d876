import type { AccountId } from "@jieru/shared/domain/ids";
import type { Customer } from "@jieru/shared/domain/session";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { icon12, icon14 } from "@jieru/ui/icon.ts";
import { Copy, Pencil } from "lucide-react";
import { useState } from "react";
import { useReadOnlyReason } from "../../data/feed/read-only.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { TextButton } from "../../ui/buttons/TextButton.tsx";
import { copyText } from "../../ui/copy-text.ts";
import { customerName, tailOf } from "../session/customer-name.ts";
import { useOnEditRequest } from "../session/edit-request.ts";
import type { SteadySession } from "../session/use-steady-session.ts";
import { CustomerFailure } from "./CustomerFailure.tsx";
import { RemarkField } from "./RemarkField.tsx";
import { useBlockReason } from "./use-block-reason.ts";

interface CustomerNameProps {
  accountId: AccountId;
  session: SteadySession;
}

export function CustomerName({ accountId, session }: CustomerNameProps) {
  const { t } = useTranslation("customer");
  const { customer } = session;
  const reason = useBlockReason("annotate", accountId, session);
  const readOnly = useReadOnlyReason();
  const [editing, setEditing] = useState(false);
  useOnEditRequest("remark", () => setEditing(true));
  const named = Boolean(customer.remark?.trim());
  const name = customerName(customer);
  return (
    <section className="flex items-center gap-3 border-b border-border-1 px-4 py-3.5">
      <CustomerAvatar openid={customer.openid} name={customer.remark} size={44} />
      <div className="min-w-0 flex-1">
        {editing ? (
          <RemarkField accountId={accountId} customer={customer} onDone={() => setEditing(false)} />
        ) : (
          <div className="flex min-h-[22px] items-center gap-x-1.5 text-15 max-narrow:min-h-9">
            <b
              data-testid="customer-name"
              dir="auto"
              className="min-w-0 text-left wrap-anywhere font-semibold"
            >
              {name}
            </b>
            {named ? (
              <IconButton
                data-testid="edit-remark"
                label={t("remark.edit")}
                disabledReason={reason ?? readOnly}
                onClick={() => setEditing(true)}
                size="mini"
                touch="low"
                className="-my-px max-narrow:-my-[3px]"
              >
                <Pencil {...icon14} />
              </IconButton>
            ) : (
              <CopyOpenid customer={customer} />
            )}
          </div>
        )}
        <div className="mt-1 flex min-h-[18px] items-center gap-1 text-12 text-ink-3">
          {named || editing ? (
            <>
              <span title={customer.openid}>{t("common:customer", { tail: tailOf(customer.openid) })}</span>
              <CopyOpenid customer={customer} />
            </>
          ) : (
            !reason && (
              <TextButton
                data-testid="edit-remark"
                disabledReason={readOnly}
                onClick={() => setEditing(true)}
              >
                {t("remark.add")}
              </TextButton>
            )
          )}
        </div>
        <CustomerFailure target={customer.id} action="remark" />
      </div>
    </section>
  );
}

function CopyOpenid({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customer");
  return (
    <IconButton
      label={t("openid.copy")}
      onClick={() => void copyText(customer.openid, t("openid.copied"))}
      size="mini"
      touch="low"
      className="-my-[3px] max-narrow:-my-[9px]"
    >
      <Copy {...icon12} />
    </IconButton>
  );
}
