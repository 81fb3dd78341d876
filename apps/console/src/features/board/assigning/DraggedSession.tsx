import type { Session } from "@jieru/shared/domain/session";
import { CustomerAvatar } from "@jieru/ui/CustomerAvatar.tsx";
import { AllowanceChip } from "../../session/AllowanceChip.tsx";
import { customerName } from "../../session/customer-name.ts";
import { Age } from "../Age.tsx";

export const DraggedSession = ({ session }: { session: Session }) => {
  const since = session.waitingSince ?? session.unansweredSince;
  return (
    <div
      aria-hidden="true"
      data-testid="dragged"
      className="flex w-[252px] cursor-grabbing items-center gap-2.5 rounded-float bg-surface-3 py-2 pr-3 pl-2.5 shadow-held"
    >
      <CustomerAvatar openid={session.customer.openid} name={session.customer.remark} size={28} />
      <span className="grid min-w-0 flex-1">
        <b dir="auto" className="truncate text-left font-semibold">
          {customerName(session.customer)}
        </b>
        {since !== null && <Age since={since} className="text-12 text-ink-3" />}
      </span>
      <AllowanceChip allowance={session.allowance} />
    </div>
  );
};
