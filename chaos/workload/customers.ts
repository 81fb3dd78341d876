import type { Simulator } from "@jieru/simulator/simulator";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import { pictureOf } from "./picture.ts";

/** Customers who keep writing, whatever happens to the servers. */
export interface Customers {
  /** How many pushes were acknowledged or given up. */
  settled(): number;
  /** Stops writing; resolves when every push was acknowledged or given up. */
  stop(): Promise<void>;
}

export interface CustomersOptions {
  simulator: Simulator;
  /** The mini program they write to. */
  appId: string;
  random: Random;
  customers: number;
  /** Pushes a second in all, as long as they are answered at once. */
  perSecond: number;
  /** The share of messages that are pictures. Killed jobs for them are taken up again only after half a minute. */
  imageShare: number;
  /** Distinguishes these customers from those of another load on the same stage. */
  name: string;
}

/** How likely a customer is replaced by a new one after each message: new people enter, and are greeted. */
const newcomers = 0.01;
/** WeChat identifies an event by customer, kind and second: two of the same second are one push, and must have the same content. */
const apartMs = 2_000;

export function startCustomers(options: CustomersOptions): Customers {
  const { simulator, appId, random, customers, perSecond, imageShare, name } = options;
  let stopped = false;
  let settled = 0;
  const meanMs = (customers / perSecond) * 1_000;

  const enteredAt = new Map<string, number>();
  /** Whether the customer may enter now, and records it if so: not so soon after the last time that both could be one push. */
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
