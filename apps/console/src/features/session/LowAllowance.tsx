import { type Allowance, isLow } from "@jieru/shared/domain/allowance";
import { useNowFor } from "../../lib/time/use-now.ts";
import { AllowanceChip } from "./AllowanceChip.tsx";

/** [RA6] The allowance where it asks for attention: one reply is left or none, or less than two hours. */
export const LowAllowance = ({ allowance }: { allowance: Allowance }) =>
  isLow(allowance, useNowFor(allowance.until)) ? <AllowanceChip allowance={allowance} /> : null;
