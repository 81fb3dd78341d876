import fc from "fast-check";
import { expect, it } from "vitest";
import { Versions } from "../../src/desk/versions.ts";

const steps = fc.array(fc.record({ from: fc.nat(50), key: fc.nat(6), value: fc.nat(9), read: fc.nat(50) }), {
  maxLength: 50,
});

it("each version keeps its contents, whichever version is changed or read next", () => {
  fc.assert(
    fc.property(steps, (list) => {
      const start = new Map([[0, 0]]);
      const versions: ReadonlyMap<number, number>[] = [start];
      const copies: ReadonlyMap<number, number>[] = [new Map(start)];
      for (const { from, key, value, read } of list) {
        const i = from % versions.length;
        versions.push(Versions.after(versions[i] as ReadonlyMap<number, number>, key, value));
        copies.push(new Map(copies[i]).set(key, value));
        const j = read % versions.length;
        expect(versions[j]?.get(key)).toBe(copies[j]?.get(key));
        expect(versions[j]?.has(key)).toBe(copies[j]?.has(key));
      }
      for (const [i, version] of versions.entries()) {
        expect(new Map(version)).toEqual(copies[i]);
        expect(version.size).toBe(copies[i]?.size);
        expect([...version.keys()].sort()).toEqual([...(copies[i]?.keys() ?? [])].sort());
        expect([...version.values()].sort()).toEqual([...(copies[i]?.values() ?? [])].sort());
        const visited: [number, number][] = [];
        version.forEach((value, key) => {
          visited.push([key, value]);
        });
        expect(visited).toEqual([...version]);
      }
    }),
  );
});
