import { type ReceivedName, unusablePart } from "@jieru/shared/protocol/received";

/** [FD17] A part of a message is missing or has the wrong type. `part` is its path, never its value. */
export class UnusablePart extends Error {
  override name = "UnusablePart";
  readonly part: string;

  constructor(part: string) {
    super(part);
    this.part = part;
  }
}

/** [FD17] Reports an unusable part and returns the error, or null. */
export function reportUnusable(name: ReceivedName, received: unknown): UnusablePart | null {
  const part = unusablePart(name, received);
  if (part === null) return null;
  const error = new UnusablePart(`${name}:${part}`);
  reportError(error);
  return error;
}
