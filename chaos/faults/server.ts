import { rest } from "../rest.ts";
import type { Fault, Scene } from "./fault.ts";

const anyServer = ({ stage, random }: Scene) => random.pick(stage.servers);

export const serverFaults: Fault[] = [
  {
    name: "kill -9 of the server",
    ids: "F1 F2 F3 F6 F7 F8",
    group: "programs",
    weight: 3,
    async strike(scene) {
      await anyServer(scene).kill();
    },
  },
  {
    name: "server frozen (STOP, CONT)",
    ids: "F10 F17",
    group: "programs",
    async strike(scene) {
      const server = anyServer(scene);
      server.freeze();
      await rest(scene.random.int(500, 4_000));
      server.thaw();
    },
  },
  {
    name: "orderly restart (SIGTERM)",
    ids: "F37",
    group: "programs",
    async strike(scene) {
      await anyServer(scene).restart();
    },
  },
];
