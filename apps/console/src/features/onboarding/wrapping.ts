/**
 * The choices of WeChat's page for message push, in its order of preference. The schemas are not imported, to keep them out of
 * the first load.
 */
import type { Connection } from "@jieru/shared/protocol/connection";

export const pushModes = ["secure", "compatible", "plain"] as const satisfies readonly Connection["mode"][];
export const pushFormats = ["json", "xml"] as const satisfies readonly Connection["format"][];
