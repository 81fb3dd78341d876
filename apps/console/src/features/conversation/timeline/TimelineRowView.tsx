import { cx } from "@jieru/ui/cx.ts";
import { memo } from "react";
import type { PendingReply } from "../../../data/outbox/send-queue.ts";
import { useTranslation } from "../../../i18n/use-translation.ts";
import { ErrorBoundary } from "../../../ui/errors/ErrorBoundary.tsx";
import { UnsentNote } from "../delivery/UnsentNote.tsx";
import { UnsentTile } from "../delivery/UnsentTile.tsx";
import { MessageTile } from "../tiles/MessageTile.tsx";
import { NoteTile } from "../tiles/NoteTile.tsx";
import { NoticeLine } from "../tiles/NoticeLine.tsx";
import {
  DaySeparator,
  GapTile,
  SessionSeparator,
  UnreadSeparator,
  WithheldLine,
} from "../tiles/Separators.tsx";
import { TileTime } from "../tiles/TileTime.tsx";
import type { RowBody } from "./timeline-bodies.ts";
import type { TimelineRow } from "./timeline-items.ts";

/** Renders one row with the separators above it. Memoized: scrolling renders only new rows. */
export const TimelineRowView = memo(({ row }: { row: TimelineRow<PendingReply> }) => (
  <>
    {row.withheld && <WithheldLine />}
    {row.day && <DaySeparator at={row.at} />}
    {row.session && <SessionSeparator start={row.session} />}
    {row.newCount !== null && <UnreadSeparator count={row.newCount} />}
    <div className={cx(row.kind === "notices" ? "pt-1.5" : row.lead ? "pt-2.5" : "pt-1")}>
      <ErrorBoundary resetKey={row} fallback={() => <FailedTile at={row.at} />}>
        <Body row={row} />
      </ErrorBoundary>
    </div>
  </>
));

function FailedTile({ at }: { at: number }) {
  const { t } = useTranslation("conversation");
  return (
    <div data-testid="failed-tile" className="text-center text-12 text-ink-3">
      {t("tile.failed")} {isTime(at) && <TileTime at={at} />}
    </div>
  );
}

/** An invalid time may be why the message failed. */
const isTime = (at: number): boolean => !Number.isNaN(new Date(at).getTime());

function Body({ row }: { row: RowBody<PendingReply> & { tail: boolean } }) {
  switch (row.kind) {
    case "message":
      return <MessageTile message={row.message} repeatedBy={row.repeatedBy} tail={row.tail} />;
    case "notices":
      return <NoticeLine messages={row.messages} />;
    case "note":
      return <NoteTile message={row.message} />;
    case "unsent":
      return row.unsent.body.type === "note" ? (
        <UnsentNote pending={row.unsent} note={row.unsent.body.note} />
      ) : (
        <UnsentTile reply={row.unsent} body={row.unsent.body} />
      );
    case "gap":
      return <GapTile gaps={row.gaps} />;
  }
}
