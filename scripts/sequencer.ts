import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Small files that take long. Started last they would keep one worker busy while the others have nothing left. */
const long = [
  "chaos/test/smoke.test.ts",
  "chaos/test/kill-points.test.ts",
  "dev-env/test/nodes-restart.test.ts",
  "dev-env/test/kill.test.ts",
];
/** One after the other, as a worker's process serves one project; the short files come last. */
const projects = ["server", "dom", "pure"];

const rank = ({ project, moduleId }: TestSpecification): number =>
  2 * projects.indexOf(project.name) + Number(!long.some((name) => moduleId.endsWith(name)));

/** Vitest's own order, from big to small, within the order above. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
