/** Which test takes which picture of `e2e/looks`, by the names that `e2e/{gallery,seen,states}.spec.ts` give them. */

/** Returns what the path of every picture and tree of this test begins with. */
function folderOf(title: string): string {
  const [, state, look] = /as it did: (.+) \(([\w-]+)\)$/.exec(title) ?? [];
  if (state && look) return `states/${state.replaceAll(/[^a-z0-9]+/gi, "-")}/${look}/`;
  const [, inBrackets = ""] = /\(([^()]+)\)$/.exec(title) ?? [];
  return `${title.includes("component") ? "gallery" : "screens"}/${inBrackets.replace(", ", "-")}/`;
}

/**
 * Returns the titles of the tests to run so that every picture called `only` is retaken. `names` are those of the pictures there are;
 * a picture that is still to be taken is named in full.
 */
export function chooseTests(only: string, titles: readonly string[], names: readonly string[]): string[] {
  const called = [...names.filter((name) => name.includes(only)), only];
  return titles.filter((title) => {
    const folder = folderOf(title);
    return title.includes(only) || called.some((name) => name.startsWith(folder));
  });
}
