/** Ten teams of a hundred: 1,000 consoles, 5,000 customers with an agent, 5,000 waiting. */
import { scaled } from "./scale.ts";

const accounts = 10;
const agents = scaled(100, 2);
export const desks = { accounts, agents, inHand: 5, waiting: scaled(500, 60), messages: 3 };
export const consoles = accounts * agents;
export const waiting = accounts * desks.waiting;

/** Customers of each account; those with an agent come first. */
export const inHand = agents * desks.inHand;
export const everybody = inHand + desks.waiting;
