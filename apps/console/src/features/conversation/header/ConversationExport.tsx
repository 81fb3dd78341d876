import "../../../i18n/messages/exports.ts";
import { paths } from "../../../data/http/paths.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { Dialog } from "../../../ui/overlays/Dialog.tsx";
import { exportRequest } from "../../exports/download-export.ts";
import { ExportForm } from "../../exports/ExportForm.tsx";
import { useConversation } from "../conversation-context.ts";

interface ConversationExportProps {
  open: boolean;
  onClose: () => void;
}

export function ConversationExport({ open, onClose }: ConversationExportProps) {
  const { t } = useTranslation("exports");
  const { session, customerName } = useConversation();
  const title = t("conversation", { name: customerName });
  return (
    <Dialog open={open} onClose={onClose} label={title} className="w-100">
      <ExportForm
        title={title}
        pathOf={(choice) => paths.conversationExport(session.conversationId, exportRequest(choice))}
        onClose={onClose}
      />
    </Dialog>
  );
}
