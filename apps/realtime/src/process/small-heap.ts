import { setFlagsFromString } from "node:v8";

/** How much may be made, in percent of what is in use, before V8 looks what of it is garbage. */
const growingPercent = 50;

/**
 * Left to itself, V8 lets what is old grow to several times of what is in use: of the memory that a thousand consoles leave behind when they
 * have come, most is garbage of their coming. It asks at each collection, so this holds from now on.
 */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${growingPercent}`);
