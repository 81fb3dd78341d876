import { icon14 } from "@jieru/ui/icon.ts";
import { ArrowLeft } from "lucide-react";
import type { StateView } from "../../src/control/view.ts";
import { clockTime } from "../state/times.ts";
import { useWords } from "../words/use-words.ts";
import { PasteCode } from "./PasteCode.tsx";
import { People } from "./People.tsx";

/** Scans the code on the computer's screen, for developers without a phone at hand. */
export function ScanPage({ state }: { state: StateView }) {
  const words = useWords();
  return (
    <div className="pegboard min-h-dvh px-4 py-8">
      <span className="hazard fixed inset-x-0 top-0 h-1" />
      <main className="mx-auto grid max-w-[480px] gap-5 rounded-tile bg-surface-2 p-6 ring-line">
        <header>
          <h1 className="text-18 font-semibold">{words.scanTitle}</h1>
          <p className="text-ink-2">{words.scanAbout}</p>
        </header>
        <section aria-label={words.scanWaiting}>
          <h2 className="mb-1.5 text-12 font-semibold text-ink-2">{words.scanWaiting}</h2>
          <Codes state={state} />
        </section>
        <PasteCode />
        <People people={state.people} />
        <a href="/" className="inline-flex items-center gap-1.5 text-accent max-narrow:min-h-11">
          <ArrowLeft {...icon14} />
          {words.back}
        </a>
      </main>
    </div>
  );
}

function Codes({ state }: { state: StateView }) {
  const words = useWords();
  if (state.scans.length === 0) return <p className="text-ink-3">{words.scanNone}</p>;
  return (
    <ul className="grid gap-2">
      {state.scans.toReversed().map((scan) => (
        <li key={scan.uuid}>
          <a
            href={`/connect/confirm?uuid=${scan.uuid}`}
            data-testid="scan-code"
            className="flex min-h-11 items-center gap-3 rounded-row px-3.5 inset-line hover:bg-surface-hover"
          >
            <span className="flex-1">{words.scanTo(scan.host)}</span>
            {scan.status === "scanned" && <span className="text-12 text-ink-3">{words.scanned}</span>}
            <span className="text-12 text-ink-3">{clockTime(scan.createdAt)}</span>
            <b className="font-semibold text-accent">{words.scanGo}</b>
          </a>
        </li>
      ))}
    </ul>
  );
}
