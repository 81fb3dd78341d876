import { i18n } from "../../i18n/i18n.ts";
import { Dialog } from "./Dialog.tsx";

interface LoadingDialogProps {
  open: boolean;
  onClose: () => void;
  label: string;
  missing?: boolean;
}

/** [KB3] Takes the keys while a dialog's code is loading. */
export const LoadingDialog = ({ missing, ...dialog }: LoadingDialogProps) => (
  <Dialog {...dialog}>
    <p role={missing ? "alert" : "status"} className="w-80 max-w-full px-4 py-3 text-13 text-ink-2">
      {i18n.t(missing ? "not_fetched" : "loading")}
    </p>
  </Dialog>
);
