export interface Serialized {
  /** Resolves at the end of a run that starts after this call; several calls meanwhile share one. Rejects as `work` does. */
  run(): Promise<void>;
  /** Resolves when the current run has ended, also if it failed. */
  settled(): Promise<void>;
}

/** Runs work that must not run twice at a time. A run that is under way when it is called may have read the clock too early. */
export function serialize(work: () => Promise<void>): Serialized {
  let running: Promise<void> | null = null;
  const settled = async (): Promise<void> => {
    await running?.catch(() => undefined);
  };
  return {
    settled,
    async run() {
      await settled();
      running ??= work().finally(() => {
        running = null;
      });
      await running;
    },
  };
}
