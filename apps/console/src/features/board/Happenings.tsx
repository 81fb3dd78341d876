import type { AccountId } from "@jieru/shared/domain/ids";
import type { Happening } from "@jieru/shared/protocol/board";
import { toldTogether } from "@jieru/shared/protocol/told-together";
import { Link } from "@tanstack/react-router";
import { useBoard } from "../../data/queries/use-board.ts";
import { formatClock } from "../../i18n/format-clock.ts";
import { useTranslation } from "../../i18n/use-translation.ts";
import { useNow } from "../../lib/time/use-now.ts";
import { happeningLabel, happeningTone } from "./happening-labels.ts";

export function Happenings({ accountId }: { accountId: AccountId }) {
  const { t } = useTranslation("supervise");
  const { board } = useBoard(accountId);
  const now = useNow();
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable without a mouse.
      tabIndex={0}
      aria-label={t("happened.title")}
      className="thin-scroll min-h-0 overflow-y-auto border-l border-border-1 bg-surface-1 max-wide:col-start-1 max-wide:row-start-2 max-wide:border-t max-wide:border-r max-wide:border-l-0 max-narrow:border-0"
    >
      <header className="flex h-10 items-center px-4">
        <h2 className="font-semibold">{t("happened.title")}</h2>
      </header>
      {board?.happenings.length === 0 && <p className="px-4 text-12 text-ink-3">{t("happened.empty")}</p>}
      <ol data-testid="happenings">
        {/* Keyed by the oldest event of a line, which stays the same while newer ones are merged into it. */}
        {toldTogether(board?.happenings ?? []).map((line) => (
          <Line key={line.at(-1)?.seq} accountId={accountId} line={line} now={now} />
        ))}
      </ol>
    </section>
  );
}

interface LineProps {
  accountId: AccountId;
  line: readonly Happening[];
  now: number;
}

function Line({ accountId, line, now }: LineProps) {
  const [newest] = line;
  if (!newest) return null;
  const words = happeningLabel(newest, line.length);
  const sessionId = line.length === 1 && "session" in newest ? newest.session.id : null;
  return (
    <li
      data-tone={happeningTone(newest)}
      className="grid grid-cols-[minmax(44px,max-content)_1fr] gap-x-1 px-4 py-1.5 text-12 text-ink-2 data-[tone=bad]:text-danger data-[tone=due]:text-ink-1"
    >
      <span data-at={newest.at} className="text-ink-3">
        {formatClock(newest.at, now)}
      </span>
      {sessionId ? (
        <Link
          to="/a/$accountId/s/$sessionId"
          params={{ accountId, sessionId }}
          className="hit min-w-0 wrap-anywhere hover:underline"
        >
          {words}
        </Link>
      ) : (
        <span className="min-w-0 wrap-anywhere">{words}</span>
      )}
    </li>
  );
}
