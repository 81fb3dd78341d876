import type { LedgerEntry } from "../../src/ledger-entry.ts";
import { clockTime } from "../state/times.ts";
import { useWords } from "../words/use-words.ts";
import { trafficLines } from "./traffic-lines.ts";

const TONES = { plain: "", bad: "text-danger", due: "text-waiting" };

export function Traffic({ traffic }: { traffic: LedgerEntry[] }) {
  const words = useWords();
  const lines = trafficLines(traffic, words);
  return (
    <ol
      aria-label={words.traffic}
      data-testid="phone-traffic"
      className="mx-2 h-[84px] flex-none overflow-y-auto rounded-row border-surface-2 border-y-6 bg-surface-2 px-2.5 text-12 text-ink-2 ring-line [scrollbar-width:none]"
    >
      {lines.length === 0 && <li className="text-ink-3">{words.noTraffic}</li>}
      {lines.map((line) => (
        <li key={line.key} className={`grid grid-cols-[42px_1fr] ${TONES[line.tone]}`}>
          <span className="text-ink-3">{clockTime(line.at)}</span>
          <span className="truncate" title={line.text}>
            {line.text}
          </span>
        </li>
      ))}
    </ol>
  );
}
