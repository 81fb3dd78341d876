import type { AccountId } from "@jieru/shared/domain/ids";
import type { Session } from "@jieru/shared/domain/session";
import type { Snapshot } from "@jieru/shared/domain/snapshot";
import { Info } from "lucide-react";
import { useAgentName } from "../../api/use-desk.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { leftWords } from "../../inbox/row/session-words.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { icon14 } from "../../ui/icon.ts";
import { KeyedHint } from "../../ui/KeyedHint.tsx";
import { useKeptPlaces } from "../../ui/kept-places.ts";
import { useWayOfHands } from "../../ui/use-media.ts";
import { useOpenMenu } from "../../ui/use-open-menu.ts";
import { usePointed } from "../../ui/use-pointed.ts";
import { lineReason } from "./line-reason.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { WaitingRow } from "./WaitingRow.tsx";

/** A row without a session keeps the place of a customer who has left the line. */
interface LineRow {
  key: string;
  session?: Session;
  /** The first place is 1. */
  place: number;
}

const goneRow = ({ key }: LineRow): LineRow => ({ key, place: 0 });

interface LinePaneProps {
  accountId: AccountId;
  desk: Snapshot;
}

/** The waiting customers, longest first, and why nobody picks them up. */
export function LinePane({ accountId, desk }: LinePaneProps) {
  const { t } = useTranslation("supervise");
  const way = useWayOfHands();
  const { count, sessions } = desk.waiting;
  const behind = count - sessions.length;
  const keys = useRowKeys(sessions.map((s) => s.id));
  const pointer = usePointed();
  const { menuOpen, onToggle } = useOpenMenu();
  const wanted: LineRow[] = sessions.map((session, i) => ({ key: session.id, session, place: i + 1 }));
  const rows = useKeptPlaces(accountId, wanted, pointer.aimed || menuOpen, goneRow);
  return (
    <section
      aria-label={t("fact.waiting")}
      className="thin-scroll relative min-h-0 overflow-x-hidden overflow-y-auto border-r border-border-1 bg-surface-1 max-narrow:flex-1 max-narrow:border-0"
    >
      <header className="flex h-10 items-center justify-between pr-4 pl-5">
        <h2 className="font-semibold">
          {t("fact.waiting")} <span className="text-waiting">{count > 0 && count}</span>
        </h2>
        <span className="text-12 text-ink-3">{t("line.order")}</span>
      </header>
      <Reason desk={desk} />
      {rows.length === 0 && (
        <div className="h-40">
          <EmptyState title={t("line.empty")} hint={<KeyedHint words={t(`line.empty_${way}`)} />} />
        </div>
      )}
      <ol
        ref={keys.list}
        aria-label={t("fact.waiting")}
        onKeyDown={keys.onKeyDown}
        {...pointer.on}
        onToggle={onToggle}
        data-testid="board-line"
      >
        {rows.map(({ key, session, place }) =>
          session ? (
            <WaitingRow
              key={key}
              accountId={accountId}
              desk={desk}
              session={session}
              place={place}
              stop={keys.isStop(session.id)}
              onStop={() => keys.setStop(session.id)}
            />
          ) : (
            <GoneRow key={key} accountId={accountId} desk={desk} id={key} />
          ),
        )}
      </ol>
      {behind > 0 && <p className="px-5 py-2 text-12 text-ink-3">{t("line.more", { count: behind })}</p>}
    </section>
  );
}

/** [RD14] */
function GoneRow({ accountId, desk, id }: LinePaneProps & { id: string }) {
  const owner = desk.sessions.find((s) => s.id === id)?.ownerId ?? undefined;
  const nameOf = useAgentName(accountId);
  return (
    <li className="grid h-[50px] place-items-center text-12 text-ink-3 max-narrow:h-16">
      {leftWords(owner, nameOf)}
    </li>
  );
}

function Reason({ desk }: { desk: Snapshot }) {
  const { t } = useTranslation("supervise");
  const why = lineReason(desk);
  if (!why) return null;
  const count = "count" in why ? why.count : 0;
  return (
    <p data-testid="line-reason" className="mr-4 mb-2 ml-5 flex gap-1.5 text-12 text-ink-2">
      <Info {...icon14} className="mt-0.5 flex-none text-ink-3" />
      <span>{t(`line.${why.reason}`, { count })}</span>
    </p>
  );
}
