/** [N47] Compares installed versions in the lockfile with the lowest safe ones. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8");

const installed = [
  ...read("pnpm-lock.yaml").matchAll(/^ {2}'?((?:@[\w.-]+\/)?[\w.-]+)@(\d[\w.-]*)'?:$/gm),
].map(([, name = "", version = ""]) => ({ name, version }));

const lowest: [name: string, version: string, why: string][] = [
  ["fastify", "5.8.5", "content types in disguise, forwarded headers"],
  ["ws", "8.21.3", "endless fragments"],
  ["engine.io", "6.2.1", "one request ends the process"],
  ["socket.io-parser", "4.2.6", "endless binary attachments"],
  ["fast-xml-parser", "5.11.1", "entity bombs, quadratic attributes"],
  ["@fastify/multipart", "9.0.3", "temporary files that stay"],
];
/** Packages that must not be installed: the server stores sessions itself. */
const unwanted = ["@fastify/oauth2", "@fastify/passport", "@fastify/secure-session", "request", "xml2js"];

const numbers = (version: string): number[] => version.split("-")[0]?.split(".").map(Number) ?? [];
function isBelow(version: string, least: string): boolean {
  const [a, b] = [numbers(version), numbers(least)];
  const at = a.findIndex((n, i) => n !== b[i]);
  return at !== -1 && (a[at] ?? 0) < (b[at] ?? 0);
}

describe("[N47] dependencies", () => {
  it("[N47] the lockfile is read at all", () => expect(installed.length).toBeGreaterThan(300));

  it.each(lowest)("[N47] %s is %s at least: %s", (name, least) => {
    const versions = installed.filter((p) => p.name === name).map(({ version }) => version);
    expect(versions).not.toEqual([]);
    const old = versions.filter((version) => isBelow(version, least));
    expect(old, `Run: pnpm update --recursive ${name}`).toEqual([]);
  });

  it.each(unwanted)("[N47] %s is not installed", (name) =>
    expect(installed.filter((p) => p.name === name)).toEqual([]),
  );

  it("[N47] 5.8.10 is not below 5.8.5, and 5.8.4 is", () => {
    expect([isBelow("5.8.10", "5.8.5"), isBelow("5.8.4", "5.8.5"), isBelow("6.0.0", "5.8.5")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("[N47] Node is of a maintained line", () => {
    const { engines } = JSON.parse(read("package.json")) as { engines: { node: string } };
    expect(Number(/\d+/.exec(engines.node)?.[0])).toBeGreaterThanOrEqual(22);
  });

  it("[N47] nothing of a package runs while it is installed", () => {
    const builds = /^allowBuilds:\n((?: {2}.*\n)*)/m.exec(read("pnpm-workspace.yaml"))?.[1] ?? "";
    expect(builds).not.toMatch(/: true/);
  });
});
