import type { AccountId } from "@jieru/shared/domain/ids";
import { icon16 } from "@jieru/ui/icon.ts";
import { X } from "lucide-react";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { CodeTile } from "./CodeTile.tsx";
import { InviteFacts } from "./InviteFacts.tsx";
import { InviteFoot } from "./InviteFoot.tsx";
import { InviteSteps } from "./InviteSteps.tsx";
import { useInviting } from "./use-inviting.ts";

interface InviteDialogProps {
  accountId: AccountId;
  bound: number;
  open: boolean;
  onClose: () => void;
}

/** [SI4] A code for one person to scan, with its purpose and progress. */
export function InviteDialog({ open, onClose, ...rest }: InviteDialogProps) {
  const { t } = useTranslation("bindings");
  return (
    <Dialog open={open} onClose={onClose} label={t("settings:invite")} className="w-[624px]">
      <Inviting {...rest} onClose={onClose} />
    </Dialog>
  );
}

function Inviting({ accountId, bound, onClose }: Omit<InviteDialogProps, "open">) {
  const { t } = useTranslation("bindings");
  const inviting = useInviting(accountId);
  return (
    <div data-testid="invite-dialog">
      <header className="flex items-center justify-between pt-3.5 pr-3.5 pl-6 max-narrow:pl-4">
        <h2 className="text-18 font-semibold">{t("settings:invite")}</h2>
        <IconButton label={t("common:close")} onClick={onClose}>
          <X {...icon16} />
        </IconButton>
      </header>
      <div className="grid grid-cols-[212px_minmax(0,1fr)] gap-7 px-6 pt-4 pb-5 max-narrow:grid-cols-1 max-narrow:justify-items-center max-narrow:px-4">
        <CodeTile inviting={inviting} />
        <div className="flex min-h-[212px] w-full flex-col gap-3 pt-0.5">
          <InviteFacts inviting={inviting} bound={bound} />
          <InviteSteps inviting={inviting} />
        </div>
      </div>
      <InviteFoot inviting={inviting} />
    </div>
  );
}
