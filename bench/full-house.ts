/** What ten teams of a hundred are: 1,000 consoles, 5,000 customers in hand, 5,000 waiting. */
import { scaled } from "./scale.ts";

const accounts = 10;
const agents = scaled(100, 2);
export const desks = { accounts, agents, inHand: 5, waiting: scaled(500, 60), messages: 3 };
export const consoles = accounts * agents;
export const waiting = accounts * desks.waiting;

/** Customers of each account: those in hand come first. */
export const inHand = agents * desks.inHand;
export const everybody = inHand + desks.waiting;
