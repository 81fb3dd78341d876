/**
 * In which looks each state is pictured. Six looks meet every pair of width, language and theme; two of them, one in each
 * language and each theme, are a turn. The states of a screen take turns, beginning with one that goes by the screen's name, so
 * that a new screen changes no other's; where there are fewer than three, they take them all.
 */
import { nameOfPlace, type Place, type ScreenState } from "./places.ts";
import type { Look } from "./still-page.ts";

const turns: readonly (readonly [Look, Look])[] = [
  [
    { width: 1440, language: "zh-CN", theme: "light" },
    { width: 390, language: "en", theme: "dark" },
  ],
  [
    { width: 1366, language: "zh-CN", theme: "dark" },
    { width: 1366, language: "en", theme: "light" },
  ],
  [
    { width: 390, language: "zh-CN", theme: "light" },
    { width: 1440, language: "en", theme: "dark" },
  ],
];

const numberOf = (name: string): number => [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);

/** Of all places of these states. Those of one screen go by their order. */
export function looksByPlace(states: readonly ScreenState[]): Map<Place, Look[]> {
  const places = states.flatMap((state) => state.places);
  const looks = new Map<Place, Look[]>();
  const byScreen = Map.groupBy(places, ({ screen }) => screen);
  for (const [screen, of] of byScreen) {
    const first = numberOf(screen);
    const taken = of.map((): Look[] => []);
    for (let n = 0; n < Math.max(turns.length, of.length); n++)
      taken[n % of.length]?.push(...(turns[(first + n) % turns.length] ?? []));
    of.forEach((place, n) => {
      if (looks.has(place)) throw new Error(`${screen}: ${nameOfPlace(place)} stands twice`);
      looks.set(place, taken[n] ?? []);
    });
  }
  return looks;
}
