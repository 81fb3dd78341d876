/** Checks queries of the dashboard and the alerts; dev-env's metrics.test.ts checks that each metric exists. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { wellHealth } from "@jieru/shared/domain/health";
import type { Pool } from "pg";
import { expect, it } from "vitest";
import { createMetrics } from "../../src/base/metrics.ts";
import { createGauges } from "../../src/metrics/gauges.ts";

interface Query {
  expr: string;
  legendFormat?: string;
}

const read = (file: string): string =>
  readFileSync(path.resolve(import.meta.dirname, "../../../../ops", file), "utf8");
const { panels } = JSON.parse(read("grafana/jieru.json")) as { panels: { targets?: Query[] }[] };
const shown = panels.flatMap(({ targets = [] }) => targets);
const watched = [...read("prometheus/alerts.yml").matchAll(/^ +expr: (.*)$/gm)].map(
  ([, expr = ""]): Query => ({ expr }),
);

function labelsByName(): Map<string, string[]> {
  const { registry } = createMetrics();
  createGauges(registry, {
    pool: {} as Pool,
    health: () => wellHealth,
    laneDepth: () => 0,
    listUnsentBytes: () => [],
  });
  const all = registry.getMetricsAsArray() as unknown as { name: string; labelNames?: string[] }[];
  return new Map(all.map(({ name, labelNames = [] }) => [name, labelNames]));
}

const wordsIn = (lists: Iterable<RegExpMatchArray>): string[] =>
  [...lists].flatMap(([, list = ""]) => list.split(",").map((word) => word.trim()));
const labelsIn = (expr: string): string[] => [
  ...wordsIn(expr.matchAll(/by \(([^)]*)\)/g)),
  ...[...expr.matchAll(/[{,](\w+)[=!]/g)].map(([, label = ""]) => label),
];

it("[DE12] dashboard and alerts separate numbers by their labels", () => {
  const labels = labelsByName();
  const unknown = [...shown, ...watched].flatMap(({ expr }) => {
    const names = [...expr.matchAll(/\bjieru_\w+/g)].map(([name]) => name.replace(/_bucket$/, ""));
    const there = new Set(["job", "le", ...names.flatMap((name) => labels.get(name) ?? [])]);
    return labelsIn(expr)
      .filter((label) => !there.has(label))
      .map((label) => `${label}: ${expr}`);
  });
  expect(unknown).toEqual([]);
  const nameless = shown.filter(({ expr, legendFormat = "" }) =>
    [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].some(([, label = ""]) => !labelsIn(expr).includes(label)),
  );
  expect(nameless).toEqual([]);
});

it("[DE12] dashboard and alerts select shared metrics of the servers only", () => {
  const shared = [...shown, ...watched].flatMap(
    ({ expr }) => expr.match(/\b(?:up|(?:nodejs|process)_\w+)\b.*/g) ?? [],
  );
  expect(shared.length).toBeGreaterThan(5);
  expect(shared.filter((query) => !/^\w+\{job="jieru"/.test(query))).toEqual([]);
});
