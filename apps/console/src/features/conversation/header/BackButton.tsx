import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { icon20 } from "@jieru/ui/icon.ts";
import { useNavigate } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useCallback } from "react";
import { useSnapshot } from "../../../data/store/snapshots.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { IconButton } from "../../../ui/buttons/IconButton.tsx";
import { CornerCount } from "../../../ui/marks/CornerCount.tsx";
import { useConversation } from "../conversation-context.ts";

export function BackButton() {
  const { t } = useTranslation("conversation");
  const { accountId, session, viewer } = useConversation();
  const navigate = useNavigate();
  const unreadIn = useCallback(
    ({ sessions }: Snapshot) =>
      sessions.filter((s) => s.ownerId === viewer.id && s.id !== session.id && s.unread > 0).length,
    [viewer.id, session.id],
  );
  const unread = useSnapshot(accountId, unreadIn);
  return (
    <span className="relative narrow:hidden">
      <IconButton
        data-testid="back"
        label={unread > 0 ? t("header.backUnread", { count: unread }) : t("header.back")}
        onClick={() => void navigate({ to: "/a/$accountId", params: { accountId } })}
      >
        <ChevronLeft {...icon20} />
      </IconButton>
      {unread > 0 && <CornerCount count={unread} className="top-1 right-0 ring-surface-2" />}
    </span>
  );
}
