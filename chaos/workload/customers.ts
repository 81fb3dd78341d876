import type { Simulator } from "@jieru/simulator/simulator";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import { appId } from "../stage/stage.ts";
import { pictureOf } from "./picture.ts";

/** Customers who write without end, whatever happens to the servers. */
export interface Customers {
  /** Pushes that were settled, one way or the other. */
  settled(): number;
  /** Nobody says anything more; resolves when WeChat has settled what was said. */
  stop(): Promise<void>;
}

export interface CustomersOptions {
  simulator: Simulator;
  random: Random;
  customers: number;
  /** All together, as long as pushes are answered at once. */
  perSecond: number;
  /** How much of what they say is a picture. Jobs for it that were killed are taken up again after half a minute only. */
  imageShare: number;
  /** Tells them from those of another load on the same stage. */
  name: string;
}

/** How likely somebody else goes on after each thing said: new people enter, and are greeted. */
const newcomers = 0.01;
/** WeChat's key of an event is customer, kind and second. Two of one second are one push, and must not be written in two ways. */
const apartMs = 2_000;

export function startCustomers(options: CustomersOptions): Customers {
  const { simulator, random, customers, perSecond, imageShare, name } = options;
  let stopped = false;
  let settled = 0;
  const meanMs = (customers / perSecond) * 1_000;

  const enteredAt = new Map<string, number>();
  /** Whether they enter now, which is noted: not so soon after they entered before that both could be one push. */
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
