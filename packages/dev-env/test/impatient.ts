/** The server's way to a WeChat that leaves calls without an answer, for who does not wait ten seconds for each. */
import type { LedgerEntry } from "@jieru/simulator/ledger-entry";
import type { Simulator } from "@jieru/simulator/simulator";

/**
 * Ends what WeChat has heard and hangs on to, as the deadline of ten seconds would. Whatever it answers has all the time it takes, so
 * that a busy machine is no fault of WeChat's.
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
