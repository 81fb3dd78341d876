/**
 * [TR2] Whether it is the network between that lets no WebSocket through. A server that cannot be heard at all is just away;
 * one that answers ordinary requests while connection after connection fails is kept from us, and trying on does not help.
 */
export interface WayThrough {
  /** A connection did not come about, and the server said nothing to it. */
  failed: () => void;
  opened: () => void;
}

/** Fewer failures than this happen by themselves, while a server restarts say. */
const tellAfter = 3;
/** A connection that fails just before the server listens says nothing of the network: it must have answered before one more failed. */
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
