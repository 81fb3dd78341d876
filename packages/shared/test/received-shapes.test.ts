import { expect, it } from "vitest";
import { received } from "../src/protocol/received-schemas.ts";
import { shapesOf } from "./shapes-of.ts";

it("[FD17] the shapes that a console checks are those of the schemas (renew: vitest run received-shapes -u)", async () => {
  await expect(`${JSON.stringify(shapesOf(received), null, 1)}\n`).toMatchFileSnapshot(
    "../src/protocol/received-shapes.json",
  );
});
