import { useSnapshot } from "../../data/store/snapshots.ts";
import "../conversation/text/emoji-in-lists.ts";
import "../../i18n/messages/supervise.ts";
import { supervises } from "@jieru/shared/domain/agent";
import type { AccountId } from "@jieru/shared/domain/ids";
import { useEffect } from "react";
import { followBoard } from "../../data/feed/board-refresh.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { EmptyState } from "../../ui/notices/EmptyState.tsx";
import { BackToSessions } from "../page/BackToSessions.tsx";
import { ConnectionBanner } from "../page/banners/ConnectionBanner.tsx";
import { pageFrame } from "../page/page-frame.ts";
import { AlarmFilter } from "./alarm-filter.tsx";
import { Dragging } from "./assigning/Dragging.tsx";
import { BoardHeader } from "./BoardHeader.tsx";
import { BoardPanes } from "./BoardPanes.tsx";
import { AlarmStrip } from "./strips/AlarmStrip.tsx";
import { FactsStrip } from "./strips/FactsStrip.tsx";
import { useFollowedViewers } from "./viewers.ts";

export function BoardPage({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("supervise");
  const desk = useSnapshot(accountId);
  useEffect(followBoard, []);
  useFollowedViewers(accountId);
  const frame = `${pageFrame} flex flex-col border-l border-border-1 bg-surface-2 max-narrow:border-0`;
  if (!supervises(desk.me))
    return (
      <main className={frame}>
        <EmptyState title={t("not_allowed")} hint={t("not_allowed_hint")} action={<BackToSessions />} />
      </main>
    );
  return (
    <main className={frame} data-testid="board" data-zone="board">
      <BoardHeader accountId={accountId} desk={desk} />
      <ConnectionBanner />
      <FactsStrip accountId={accountId} desk={desk} />
      <AlarmFilter desk={desk}>
        <AlarmStrip accountId={accountId} desk={desk} />
        <Dragging accountId={accountId} desk={desk}>
          <BoardPanes accountId={accountId} desk={desk} />
        </Dragging>
      </AlarmFilter>
    </main>
  );
}
