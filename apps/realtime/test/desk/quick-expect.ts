import { expect as ask } from "vitest";

/** Vitest's `expect` takes about ten microseconds. This one calls it only if a cheap check does not prove the claim. */
export const expect = (value: unknown, says?: string): Claim => new Claim(value, says);

class Claim {
  private readonly value: unknown;
  private readonly says: string | undefined;

  constructor(value: unknown, says: string | undefined) {
    this.value = value;
    this.says = says;
  }

  private ask() {
    return ask(this.value, this.says);
  }
  get not() {
    return this.ask().not;
  }
  toBe(other: unknown): void {
    if (!Object.is(this.value, other)) this.ask().toBe(other);
  }
  toBeNull(): void {
    if (this.value !== null) this.ask().toBeNull();
  }
  toEqual(other: unknown): void {
    if (!areAlike(this.value, other)) this.ask().toEqual(other);
  }
  toContain(item: unknown): void {
    if (!(Array.isArray(this.value) && this.value.includes(item))) this.ask().toContain(item);
  }
  toHaveLength(length: number): void {
    if (!(Array.isArray(this.value) && this.value.length === length)) this.ask().toHaveLength(length);
  }
  toBeLessThan(bound: number): void {
    if (!(typeof this.value === "number" && this.value < bound)) this.ask().toBeLessThan(bound);
  }
  toBeLessThanOrEqual(bound: number): void {
    if (!(typeof this.value === "number" && this.value <= bound)) this.ask().toBeLessThanOrEqual(bound);
  }
  toBeGreaterThan(bound: number): void {
    if (!(typeof this.value === "number" && this.value > bound)) this.ask().toBeGreaterThan(bound);
  }
  toBeGreaterThanOrEqual(bound: number): void {
    if (!(typeof this.value === "number" && this.value >= bound)) this.ask().toBeGreaterThanOrEqual(bound);
  }
}

/** Returns whether both are lists of the same plain values; false proves nothing. */
const areAlike = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) &&
  Array.isArray(other) &&
  one.length === other.length &&
  one.every((item, i) => Object.is(item, other[i]));
