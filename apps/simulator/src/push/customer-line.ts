/** Pushes of one customer go out one after the other; those of different customers do not wait for each other. */
export interface CustomerLine {
  /**
   * Runs `deliver` once the customer's earlier pushes have had their first delivery.
   * With `reorder`, a push is held until the same customer's next one has gone out, or `holdMs` have passed.
   */
  enter(customer: string, reorder: boolean, deliver: () => Promise<void>): Promise<void>;
}

/** Creates the line; `holdMs` are real milliseconds. */
export function createCustomerLine(holdMs = 3_000): CustomerLine {
  const tails = new Map<string, Promise<void>>();
  const held = new Map<string, () => void>();

  async function queue(customer: string, deliver: () => Promise<void>): Promise<void> {
    const before = tails.get(customer);
    const mine = before ? before.then(deliver) : deliver();
    tails.set(customer, mine);
    await mine;
    if (tails.get(customer) === mine) tails.delete(customer);
  }

  function hold(customer: string): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(release, holdMs);
      function release() {
        clearTimeout(timer);
        held.delete(customer);
        resolve();
      }
      held.set(customer, release);
    });
  }

  return {
    async enter(customer, reorder, deliver) {
      const release = held.get(customer);
      if (reorder && !release) await hold(customer);
      await queue(customer, deliver);
      release?.();
    },
  };
}
