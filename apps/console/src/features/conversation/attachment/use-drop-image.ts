import { useEffect } from "react";
import { carriesFile } from "../../../lib/browser/refuse-files.ts";
import { useConversation } from "../conversation-context.ts";
import { attachImage } from "./attachments.ts";
import { firstImageIn, showOtherImagesToast } from "./image-file.ts";

/** Attaches a file dropped anywhere in the window. For other drops see `lib/browser/refuse-files.ts`. */
export function useDropImage(open: boolean): void {
  const { accountId, session } = useConversation();
  const { conversationId } = session;
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = open ? "copy" : "none";
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      const file = open ? firstImageIn(event.dataTransfer) : null;
      if (!file) return;
      showOtherImagesToast(event.dataTransfer, file);
      void attachImage(accountId, conversationId, file);
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("drop", onDrop);
    };
  }, [open, accountId, conversationId]);
}
