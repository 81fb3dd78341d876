/** `docs/about/reliability.md`: the last campaign, then the sections of other runs. Each run replaces only its own part. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageProgram, repository } from "../scripts/command.ts";

export const docs = path.join(repository, "docs/about");
const page = path.join(docs, "reliability.md");

export const biome = (file: string): void =>
  void execFileSync(packageProgram("biome"), ["format", "--write", file], { stdio: "ignore" });

const sections = ["Soak", "Kill points"] as const;
type Section = (typeof sections)[number];

function readSection(text: string, heading: Section): string | undefined {
  const [, after] = text.split(`\n## ${heading}\n`);
  return after?.split("\n## ")[0]?.trim();
}

function write(campaign: string, others: Partial<Record<Section, string>>): void {
  const written = sections.flatMap((name) =>
    others[name] ? [`## ${name}\n\n${others[name].trim()}\n`] : [],
  );
  writeFileSync(page, [`${campaign.trim()}\n`, ...written].join("\n"));
  biome(page);
}

function read(): { campaign: string; others: Partial<Record<Section, string>> } {
  const text = readFileSync(page, "utf8");
  const first = sections.map((name) => text.indexOf(`\n## ${name}\n`)).filter((at) => at >= 0);
  const others = Object.fromEntries(sections.map((name) => [name, readSection(text, name)]));
  return { campaign: text.slice(0, first.length > 0 ? Math.min(...first) : undefined), others };
}

export const writeCampaign = (text: string): void => write(text, read().others);

export function writeSection(name: Section, body: string): void {
  const { campaign, others } = read();
  write(campaign, { ...others, [name]: body });
}
