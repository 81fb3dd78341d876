import type { Passage, Way } from "@jieru/dev-env/passage";
import type { Random } from "../random.ts";
import { rest } from "../rest.ts";
import type { Fault, Scene } from "./fault.ts";

const modes: Record<Way["mode"], (random: Random) => Way> = {
  pass: () => ({ mode: "pass" }),
  blackhole: (random) => ({
    mode: "blackhole",
    ...random.pick<{ way?: "there" | "back" }>([{}, { way: "there" }, { way: "back" }]),
  }),
  reset: () => ({ mode: "reset" }),
  latency: (random) => ({ mode: "latency", ms: random.int(50, 500) }),
  throttle: (random) => ({ mode: "throttle", bytesPerSecond: random.pick([200, 5_000, 50_000]) }),
  cut: (random) => ({ mode: "cut", afterBytes: random.int(1, 4_000) }),
};

interface Edge {
  name: string;
  of(scene: Scene): Passage | null;
  modes: Exclude<Way["mode"], "pass">[];
  ids: string;
  group: Fault["group"];
  possible?: Fault["possible"];
  maxMs: number;
}

const edges: Edge[] = [
  {
    name: "WeChat → server",
    of: ({ stage }) => stage.ways.pushes,
    modes: ["blackhole", "reset", "latency", "throttle", "cut"],
    ids: "F1 F2 F5",
    group: "edges",
    maxMs: 3_000,
  },
  {
    name: "server → WeChat",
    of: ({ stage }) => stage.ways.api,
    modes: ["blackhole", "reset", "latency", "throttle", "cut"],
    ids: "F29 F30 F32",
    group: "edges",
    maxMs: 3_000,
  },
  {
    name: "console → server",
    of: ({ consoles, random }) => random.pick(consoles).way,
    modes: ["blackhole", "reset", "latency", "throttle", "cut"],
    ids: "F16 F17 F19 F21",
    group: "edges",
    maxMs: 6_000,
  },
  {
    name: "server → PostgreSQL",
    of: ({ stage }) => stage.ways.database,
    modes: ["blackhole", "reset", "latency", "throttle", "cut"],
    ids: "F9 F10 F11",
    group: "programs",
    possible: ({ ways }) => ways.database !== null,
    maxMs: 5_000,
  },
];

const onWays = edges.flatMap((edge) =>
  edge.modes.map((mode): Fault => {
    return {
      name: `${edge.name}: ${mode}`,
      ids: edge.ids,
      group: edge.group,
      ...(edge.possible && { possible: edge.possible }),
      async strike(scene) {
        const way = edge.of(scene);
        way?.set(modes[mode](scene.random));
        await rest(scene.random.int(300, edge.maxMs));
        way?.set({ mode: "pass" });
      },
    };
  }),
);

export const networkFaults: Fault[] = [
  ...onWays,
  {
    name: "a console offline",
    ids: "F16",
    group: "edges",
    weight: 3,
    async strike({ consoles, random }) {
      const console = random.pick(consoles);
      console.disconnect();
      await rest(random.int(500, 8_000));
      console.connect();
    },
  },
  {
    name: "every console offline, and back at once",
    ids: "F38",
    group: "edges",
    async strike({ consoles, random }) {
      for (const console of consoles) console.disconnect();
      await rest(random.int(300, 2_000));
      for (const console of consoles) console.connect();
    },
  },
];
