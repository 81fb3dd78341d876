import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Small files that take long. If they started last, one worker would run them while the others are idle. */
const long = [
  "chaos/test/smoke.test.ts",
  "chaos/test/kill-points.test.ts",
  "dev-env/test/nodes/nodes-restart.test.ts",
  "dev-env/test/stopping/deaths.test.ts",
  "dev-env/test/stopping/kill.test.ts",
  "embedded-postgres/test/embedded-postgres.test.ts",
];
/** Projects run one after the other, since a worker process serves only one. The project of short files is last. */
const projects = ["server", "dom", "pure"];

const rank = ({ project, moduleId }: TestSpecification): number =>
  2 * projects.indexOf(project.name) + Number(!long.some((name) => moduleId.endsWith(name)));

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
