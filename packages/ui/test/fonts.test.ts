import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "tailwindcss";
import { expect, it } from "vitest";

const styles = path.resolve(import.meta.dirname, "../src/styles");

async function built(classes: string[]): Promise<string> {
  const loadStylesheet = async (id: string, base: string) => {
    const tailwind = id === "tailwindcss" && fileURLToPath(import.meta.resolve("tailwindcss/index.css"));
    const place = tailwind || path.join(base, id);
    return { path: place, base: path.dirname(place), content: await readFile(place, "utf8") };
  };
  const theme = await readFile(path.join(styles, "theme.css"), "utf8");
  return (await compile(theme, { base: styles, loadStylesheet })).build(classes);
}

it("[EV2] sizes text and the space around it in one unit, whatever font size the browser has", async () => {
  expect(await built(["size-9", "w-80", "px-3", "text-15"])).not.toMatch(/\drem\b/);
});

it.each(["sans", "mono"])("[LG1] font-%s follows the language of the page", async (face) => {
  const css = await built([`font-${face}`]);
  expect(css).toMatch(new RegExp(`\\.font-${face} \\{\\s*font-family: var\\(--font-${face}\\);`));
  expect(css).toMatch(new RegExp(`:root, :host \\{[^}]*--font-${face}: [^;]*CJK SC`));
});
