export interface OneAtATime {
  /** Resolves with the end of a run that begins after this was asked; several who ask meanwhile share one. Rejects as `work` does. */
  run(): Promise<void>;
  /** Resolves when what is under way has ended, in whatever way. */
  settled(): Promise<void>;
}

/** Work that is never under way twice. A run under way when somebody asks may have read the clock before it moved. */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
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
