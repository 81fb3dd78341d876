/**
 * [TR2] Finds out whether the network blocks the connection. A server that answers nothing is simply down; if it answers
 * ordinary requests while one connection after the other fails, something in between blocks them, and retrying does not help.
 */
export interface WayThrough {
  /** A connection could not be opened, without any answer from the server. */
  failed: () => void;
  opened: () => void;
}

/** Fewer failures than this are normal, for example while a server restarts. */
const tellAfter = 3;
/** The server must have answered before the last failure: a connection that fails just before the server listens proves nothing. */
const askFrom = tellAfter - 1;
const answersWithinMs = 2_500;

async function serverAnswers(): Promise<boolean> {
  const options = { cache: "no-store", signal: AbortSignal.timeout(answersWithinMs) } as const;
  return fetch("/livez", options).then(
    ({ ok }) => ok,
    () => false,
  );
}

export function createWayThrough(tell: (blocked: boolean) => void, answers = serverAnswers): WayThrough {
  let failures = 0;
  let asking = false;
  let answered = false;
  const ask = async () => {
    asking = true;
    const before = failures;
    const answeredBefore = answered;
    answered = await answers();
    asking = false;
    if (failures < before) answered = false;
    else if (before >= tellAfter) tell(answered && answeredBefore);
  };
  return {
    failed: () => {
      failures++;
      if (failures >= askFrom && !asking) void ask();
    },
    opened: () => {
      failures = 0;
      answered = false;
    },
  };
}
