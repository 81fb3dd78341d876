/** Which test takes which picture of `e2e/looks`, by the names that `e2e/{gallery,seen,states}.spec.ts` give them. */

/** The part of a picture's path that every picture of this test begins with, and what its file name contains. */
function placeOf(title: string): { folder: string; part: string } {
  const [, state, language] = /as it did: (.+) \(([\w-]+)\)$/.exec(title) ?? [];
  if (state && language)
    return { folder: `states/${state.replaceAll(/[^a-z0-9]+/gi, "-")}/`, part: `-${language}-` };
  const [, look = ""] = /\(([^()]+)\)$/.exec(title) ?? [];
  const folder = title.includes("component") ? "gallery" : "screens";
  return { folder: `${folder}/${look.replace(", ", "-")}/`, part: "" };
}

/**
 * Returns the titles of the tests to run so that every picture called `only` is retaken. `names` are those of the pictures there are;
 * a picture that is still to be taken is named in full.
 */
export function chooseTests(only: string, titles: readonly string[], names: readonly string[]): string[] {
  const called = [...names.filter((name) => name.includes(only)), only];
  return titles.filter((title) => {
    const { folder, part } = placeOf(title);
    const takes = (name: string): boolean => name.startsWith(folder) && name.includes(part);
    return title.includes(only) || called.some(takes);
  });
}
