/** Maps tests to pictures of `e2e/looks`, by the names in `e2e/{gallery,seen,states}.spec.ts`. */

function folderOf(title: string): string {
  const [, state, look] = /as it did: (.+) \(([\w-]+)\)$/.exec(title) ?? [];
  if (state && look) return `states/${state.replaceAll(/[^a-z0-9]+/gi, "-")}/${look}/`;
  const [, inBrackets = ""] = /\(([^()]+)\)$/.exec(title) ?? [];
  return `${title.includes("component") ? "gallery" : "screens"}/${inBrackets.replace(", ", "-")}/`;
}

/**
 * Returns the titles of the tests to run so that every picture called `only` is retaken. `names` are existing pictures; a picture that does
 * not exist yet is named in full.
 */
export function chooseTests(only: string, titles: readonly string[], names: readonly string[]): string[] {
  const called = [...names.filter((name) => name.includes(only)), only];
  return titles.filter((title) => {
    const folder = folderOf(title);
    return title.includes(only) || called.some((name) => name.startsWith(folder));
  });
}
