import { clockFaults } from "./clocks.ts";
import { diskFaults } from "./disks.ts";
import { failpointFaults } from "./failpoints.ts";
import type { Fault } from "./fault.ts";
import { networkFaults } from "./network.ts";
import { postgresFaults } from "./postgres.ts";
import { serverFaults } from "./server.ts";
import { wechatFaults } from "./wechat.ts";

export const allFaults: Fault[] = [
  ...serverFaults,
  ...failpointFaults,
  ...postgresFaults,
  ...diskFaults,
  ...wechatFaults,
  ...networkFaults,
  ...clockFaults,
];
