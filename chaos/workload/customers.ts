import type { Simulator } from "@jieru/simulator/simulator";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import { pictureOf } from "./picture.ts";

/** Customers who keep writing through all faults. */
export interface Customers {
  settled(): number;
  stop(): Promise<void>;
}

export interface CustomersOptions {
  simulator: Simulator;
  appId: string;
  random: Random;
  customers: number;
  perSecond: number;
  /** Share of pictures. Their killed jobs restart only after half a minute. */
  imageShare: number;
  /** Prefix that separates these customers from another load on the same stage. */
  name: string;
}

/** Probability that a new customer replaces one after a message, so that greetings occur. */
const newcomers = 0.01;
/** WeChat identifies an event by customer, kind and second: two within a second are one push and must be equal. */
const apartMs = 2_000;

export function startCustomers(options: CustomersOptions): Customers {
  const { simulator, appId, random, customers, perSecond, imageShare, name } = options;
  let stopped = false;
  let settled = 0;
  const meanMs = (customers / perSecond) * 1_000;

  const enteredAt = new Map<string, number>();
  const enters = (who: string): boolean => {
    const now = performance.now();
    if (now - (enteredAt.get(who) ?? Number.NEGATIVE_INFINITY) < apartMs) return false;
    enteredAt.set(who, now);
    return true;
  };

  const say = (who: string, number: number, chances: Random) => {
    const openid = `o9Ag05chaos-customer-${who}`;
    const dice = chances.next();
    if ((number === 1 || dice < 0.03) && enters(who))
      return simulator.pushEnter(appId, openid, `page of ${who}`);
    if (dice < 0.03 + imageShare) return simulator.pushImage(appId, openid, pictureOf(openid));
    if (dice < 0.04 + imageShare)
      return simulator.pushCard(appId, openid, { title: `c${who}#${number}`, pagePath: "pages/tea" });
    return simulator.pushText(appId, openid, `c${who}#${number}`);
  };
  const talk = async (customer: number): Promise<void> => {
    const chances = random.fork(`customer ${customer}`);
    await rest(chances.next() * meanMs);
    let generation = 1;
    for (let number = 1; !stopped; number++) {
      await say(`${name}${customer}.${generation}`, number, chances);
      settled++;
      if (chances.chance(newcomers)) {
        generation++;
        number = 0;
      }
      await rest(-Math.log(1 - chances.next()) * meanMs);
    }
  };
  const talking = Array.from({ length: customers }, (_, customer) => talk(customer));
  return {
    settled: () => settled,
    async stop() {
      stopped = true;
      await Promise.all(talking);
    },
  };
}
