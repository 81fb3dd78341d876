import type { Simulator } from "@jieru/simulator/simulator";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import { appId } from "../stage/stage.ts";
import { picture } from "./picture.ts";

/** Customers who write without end, whatever happens to the servers. */
export interface Customers {
  /** Pushes that were settled, one way or the other. */
  settled(): number;
  acknowledged(): number;
  /** Nobody says anything more; resolves when WeChat has settled what was said. */
  stop(): Promise<void>;
}

export interface CustomersOptions {
  simulator: Simulator;
  random: Random;
  customers: number;
  /** All together, as long as pushes are answered at once. */
  perSecond: number;
}

export const openidOf = (customer: number): string =>
  `o9Ag05chaos-customer-${String(customer).padStart(4, "0")}`;
export const sourceOf = (customer: number): string => `page-${customer}`;

export function startCustomers({ simulator, random, customers, perSecond }: CustomersOptions): Customers {
  let stopped = false;
  let settled = 0;
  let acknowledged = 0;
  const meanMs = (customers / perSecond) * 1_000;

  const say = (customer: number, number: number, chances: Random) => {
    const openid = openidOf(customer);
    const dice = chances.next();
    if (dice < 0.03) return simulator.pushEnter(appId, openid, sourceOf(customer));
    if (dice < 0.035) return simulator.pushImage(appId, openid, picture);
    if (dice < 0.045)
      return simulator.pushCard(appId, openid, { title: `c${customer}#${number}`, pagePath: "pages/tea" });
    return simulator.pushText(appId, openid, `c${customer}#${number}`);
  };
  const talk = async (customer: number): Promise<void> => {
    const chances = random.fork(`customer ${customer}`);
    await rest(chances.next() * meanMs);
    for (let number = 1; !stopped; number++) {
      const push = await say(customer, number, chances);
      settled++;
      if (push.outcome === "acknowledged") acknowledged++;
      await rest(-Math.log(1 - chances.next()) * meanMs);
    }
  };
  const talking = Array.from({ length: customers }, (_, customer) => talk(customer));
  return {
    settled: () => settled,
    acknowledged: () => acknowledged,
    async stop() {
      stopped = true;
      await Promise.all(talking);
    },
  };
}
