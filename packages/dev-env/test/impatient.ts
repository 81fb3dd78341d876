import type { LedgerEntry } from "@jieru/simulator/ledger-entry";
import type { Simulator } from "@jieru/simulator/simulator";

/**
 * Ends calls that WeChat has received and leaves hanging, like the deadline of ten seconds would. Answered
 * calls have no time limit, so a busy machine causes no failure.
 */
export function endingWhatHangs(simulator: () => Pick<Simulator, "ledger" | "switches">): typeof fetch {
  const isHung = (entry: LedgerEntry): boolean =>
    entry.kind === "send"
      ? entry.verdict === "hung"
      : entry.kind === "call" && entry.errcode === null && simulator().switches.get().tokenFault === "hang";
  const hung = (): number => simulator().ledger.list().filter(isHung).length;
  return async (url, init) => {
    const before = hung();
    const late = new AbortController();
    const looking = setInterval(() => {
      if (hung() > before) late.abort(new DOMException("it hangs", "TimeoutError"));
    }, 20);
    try {
      const signals = [late.signal, ...(init?.signal ? [init.signal] : [])];
      return await fetch(url, { ...init, signal: AbortSignal.any(signals) });
    } finally {
      clearInterval(looking);
    }
  };
}
