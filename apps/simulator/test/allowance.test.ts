import { describe, expect, test } from "vitest";
import {
  ALLOWANCE_TABLES,
  type AllowanceBook,
  type AllowanceReading,
  type AllowanceTable,
  allowanceAt,
  EMPTY_BOOK,
  grant,
  limitsOf,
  spend,
} from "../src/allowance.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LATER = 100 * HOUR_MS;

function afterMessage(table: AllowanceTable, sent: number): AllowanceBook {
  let book = grant(EMPTY_BOOK, "message", ALLOWANCE_TABLES[table], LATER);
  for (let count = 0; count < sent; count++) book = spend(book);
  return book;
}

const left = (book: AllowanceBook, reading: AllowanceReading, now: number) =>
  allowanceAt(book, reading, now).left;

const LIMITS = { guide: { enter: 1, message: 3 }, current: { enter: 2, message: 5 } };

describe.each(["guide", "current"] as const)("[RA2] table %s", (table) => {
  const { enter, message } = LIMITS[table];
  const entersAt = LATER + HOUR_MS;
  const minuteOver = entersAt + MINUTE_MS;

  test("enters again inside an open window with 0 left", () => {
    const book = grant(afterMessage(table, message), "enter", ALLOWANCE_TABLES[table], entersAt);
    expect(allowanceAt(book, "A", entersAt)).toEqual({ left: enter, until: LATER + 48 * HOUR_MS });
    expect(allowanceAt(book, "B", entersAt)).toEqual({ left: enter, until: entersAt + MINUTE_MS });
    expect(allowanceAt(book, "C", entersAt)).toEqual({ left: message, until: LATER + 48 * HOUR_MS });
    expect(left(book, "A", minuteOver)).toBe(enter);
    expect(left(book, "B", minuteOver)).toBe(0);
  });

  test("enters again inside an open window with 1 left", () => {
    const book = grant(afterMessage(table, message - 1), "enter", ALLOWANCE_TABLES[table], entersAt);
    expect(left(book, "A", entersAt)).toBe(enter);
    expect(left(book, "B", entersAt)).toBe(enter);
    expect(left(book, "C", entersAt)).toBe(message);
    const afterOne = spend(book);
    expect(left(afterOne, "B", entersAt)).toBe(enter - 1);
    expect(left(afterOne, "B", minuteOver)).toBe(0);
  });

  test("enters, the reply is used up, then writes", () => {
    let book = grant(EMPTY_BOOK, "enter", ALLOWANCE_TABLES[table], LATER);
    for (let count = 0; count < enter; count++) book = spend(book);
    expect(left(book, "A", LATER)).toBe(0);
    book = grant(book, "message", ALLOWANCE_TABLES[table], LATER + 1);
    for (const reading of ["A", "B", "C"] as const) expect(left(book, reading, LATER + 1)).toBe(message);
  });

  test("grants do not add up, and a new message starts the full limit again", () => {
    const book = grant(afterMessage(table, 1), "message", ALLOWANCE_TABLES[table], entersAt);
    for (const reading of ["A", "B", "C"] as const) {
      expect(allowanceAt(book, reading, entersAt)).toEqual({ left: message, until: entersAt + 48 * HOUR_MS });
    }
  });
});

test("[RA1] a window closes at its end, not a millisecond before", () => {
  const book = grant(EMPTY_BOOK, "enter", ALLOWANCE_TABLES.guide, LATER);
  for (const reading of ["A", "B", "C"] as const) {
    expect(left(book, reading, LATER + MINUTE_MS - 1)).toBe(1);
    expect(left(book, reading, LATER + MINUTE_MS)).toBe(0);
  }
});

test("[RA8] a switch grants another number by a message than the table says, and the same by entering", () => {
  expect(limitsOf("guide", null)).toBe(ALLOWANCE_TABLES.guide);
  const book = grant(EMPTY_BOOK, "message", limitsOf("guide", 7), LATER);
  expect(left(book, "A", LATER)).toBe(7);
  expect(limitsOf("current", 7).enter.limit).toBe(2);
});

test("[RA2] reading B never allows more than A, nor A more than C", () => {
  const acts = ["enter", "message", "send", "wait"] as const;
  for (let seed = 0; seed < 4 ** 6; seed++) {
    let now = LATER;
    let book = EMPTY_BOOK;
    for (let digit = 0; digit < 6; digit++) {
      const act = acts[Math.floor(seed / 4 ** digit) % 4];
      if (act === "wait") now += 50_000;
      else if (act === "send") book = spend(book);
      else if (act) book = grant(book, act, ALLOWANCE_TABLES.guide, now);
      expect(left(book, "B", now)).toBeLessThanOrEqual(left(book, "A", now));
      expect(left(book, "A", now)).toBeLessThanOrEqual(left(book, "C", now));
    }
  }
});
