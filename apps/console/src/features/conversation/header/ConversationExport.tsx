import "../../../i18n/messages/exports.ts";
import { paths } from "../../../data/http/paths.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { ExportForm } from "../../exports/ExportForm.tsx";
import { askedOf } from "../../exports/take-export.ts";
import { useConversation } from "../conversation-context.ts";

interface ConversationExportProps {
  open: boolean;
  onClose: () => void;
}

/** [EX1] The conversation that is open, to take along. */
export function ConversationExport({ open, onClose }: ConversationExportProps) {
  const { t } = useTranslation("exports");
  const { session, customerName } = useConversation();
  const title = t("conversation", { name: customerName });
  return (
    <Dialog open={open} onClose={onClose} label={title} className="w-100">
      <ExportForm
        title={title}
        pathOf={(choice) => paths.conversationExport(session.conversationId, askedOf(choice))}
        onClose={onClose}
      />
    </Dialog>
  );
}
