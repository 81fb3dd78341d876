/** [TR2] Detects whether the network blocks connections: the server answers HTTP requests while connections fail repeatedly. */
export interface TransportProbe {
  failed: () => void;
  opened: () => void;
}

/** Fewer failures are normal, for example during a restart. */
const tellAfter = 3;
/** The server must have answered before the last failure: a failure just before it listens proves nothing. */
const askFrom = tellAfter - 1;
const answersWithinMs = 2_500;

async function serverAnswers(): Promise<boolean> {
  const options = { cache: "no-store", signal: AbortSignal.timeout(answersWithinMs) } as const;
  return fetch("/livez", options).then(
    ({ ok }) => ok,
    () => false,
  );
}

export function createTransportProbe(
  tell: (blocked: boolean) => void,
  answers = serverAnswers,
): TransportProbe {
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
