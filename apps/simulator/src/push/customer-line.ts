/** Sends the pushes of one customer one after the other, and those of different customers independently. */
export interface CustomerLine {
  /**
   * Runs `deliver` after the first delivery of the customer's earlier pushes. With `reorder`, it holds a push until the customer's next
   * push was sent or `holdMs` have passed.
   */
  enter(customer: string, reorder: boolean, deliver: () => Promise<void>): Promise<void>;
}

/** `holdMs` are real milliseconds. */
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
