import { clockFaults } from "./clocks.ts";
import { diskFaults } from "./disks.ts";
import { failpointFaults } from "./failpoints.ts";
import type { Fault } from "./fault.ts";
import { postgresFaults } from "./postgres.ts";
import { serverFaults } from "./server.ts";
import { wayFaults } from "./ways.ts";
import { wechatFaults } from "./wechat.ts";

export const allFaults: Fault[] = [
  ...serverFaults,
  ...failpointFaults,
  ...postgresFaults,
  ...diskFaults,
  ...wechatFaults,
  ...wayFaults,
  ...clockFaults,
];
