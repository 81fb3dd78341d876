/**
 * How many replies WeChat still accepts from the server for one customer, and until when
 * (developers.weixin.qq.com/miniprogram/introduction/custom). The platform's sentence "the count becomes the largest limit now applicable"
 * has three readings. The simulator keeps a book for each, so that a switch can change the reading during a conversation.
 */

export type AllowanceTable = "guide" | "current";
export type AllowanceReading = "A" | "B" | "C";
export type CustomerAction = "enter" | "message";

export interface Grant {
  limit: number;
  windowMs: number;
}

const MINUTE_MS = 60_000;
const TWO_DAYS_MS = 48 * 3_600_000;

/** Limits per action. `guide` is the product's table, `current` that of the platform's pages since December 2024. */
export const ALLOWANCE_TABLES: Record<AllowanceTable, Record<CustomerAction, Grant>> = {
  guide: { enter: { limit: 1, windowMs: MINUTE_MS }, message: { limit: 3, windowMs: TWO_DAYS_MS } },
  current: { enter: { limit: 2, windowMs: MINUTE_MS }, message: { limit: 5, windowMs: TWO_DAYS_MS } },
};

/** `left` replies may be sent before `until` (epoch ms). */
export interface Allowance {
  left: number;
  until: number;
}

export interface AllowanceBook {
  A: Allowance;
  B: Record<CustomerAction, Allowance>;
  C: Allowance & { windows: Record<CustomerAction, number> };
}

const NOTHING: Allowance = { left: 0, until: 0 };

export const EMPTY_BOOK: AllowanceBook = {
  A: NOTHING,
  B: { enter: NOTHING, message: NOTHING },
  C: { ...NOTHING, windows: { enter: 0, message: 0 } },
};

const open = (allowance: Allowance, now: number) => (allowance.until > now ? allowance : NOTHING);

export function limitsOf(
  table: AllowanceTable,
  grantedByMessage: number | null,
): Record<CustomerAction, Grant> {
  const limits = ALLOWANCE_TABLES[table];
  if (grantedByMessage === null) return limits;
  return { ...limits, message: { ...limits.message, limit: grantedByMessage } };
}

export function grant(
  book: AllowanceBook,
  action: CustomerAction,
  limits: Record<CustomerAction, Grant>,
  now: number,
): AllowanceBook {
  const { limit, windowMs } = limits[action];
  const held = open(book.A, now);
  const windows = { ...book.C.windows, [action]: now + windowMs };
  const openActions = (["enter", "message"] as const).filter((each) => windows[each] > now);
  return {
    A: { left: Math.max(held.left, limit), until: Math.max(held.until, now + windowMs) },
    B: { ...book.B, [action]: { left: limit, until: now + windowMs } },
    C: {
      left: Math.max(...openActions.map((each) => limits[each].limit)),
      until: Math.max(...openActions.map((each) => windows[each])),
      windows,
    },
  };
}

/** Returns the replies that may be sent at `now`. An `until` in the past means that no window is open. */
export function allowanceAt(book: AllowanceBook, reading: AllowanceReading, now: number): Allowance {
  if (reading !== "B") return { left: open(book[reading], now).left, until: book[reading].until };
  const buckets = [book.B.enter, book.B.message];
  const stocked = buckets.filter((bucket) => open(bucket, now).left > 0);
  const until = Math.max(...(stocked.length > 0 ? stocked : buckets).map((bucket) => bucket.until));
  return { left: Math.max(...buckets.map((bucket) => open(bucket, now).left)), until };
}

export function spend(book: AllowanceBook): AllowanceBook {
  const less = <T extends Allowance>(allowance: T): T => ({
    ...allowance,
    left: Math.max(0, allowance.left - 1),
  });
  return {
    A: less(book.A),
    B: { enter: less(book.B.enter), message: less(book.B.message) },
    C: less(book.C),
  };
}

export function exhaust(book: AllowanceBook): AllowanceBook {
  const none = <T extends Allowance>(allowance: T): T => ({ ...allowance, left: 0 });
  return {
    A: none(book.A),
    B: { enter: none(book.B.enter), message: none(book.B.message) },
    C: none(book.C),
  };
}
