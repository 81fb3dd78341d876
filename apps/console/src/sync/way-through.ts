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
  const ask = async () => {
    asking = true;
    const before = failures;
    const answered = await answers();
    asking = false;
    if (failures >= before) tell(answered);
  };
  return {
    failed: () => {
      failures++;
      if (failures >= tellAfter && !asking) void ask();
    },
    opened: () => {
      failures = 0;
    },
  };
}
