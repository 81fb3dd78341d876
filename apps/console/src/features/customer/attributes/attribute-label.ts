import { type Attribute, knownNames } from "@jieru/shared/domain/attributes";
import { translateIn } from "../../../i18n/i18n.ts";

type KnownName = (typeof knownNames)[number];
const isKnown = (name: string): name is KnownName => (knownNames as readonly string[]).includes(name);

/** Returns the sent label, else our word for a known name, else the name. */
export function attributeLabel({ name, label }: Pick<Attribute, "name" | "label">): string {
  if (label) return label;
  return isKnown(name) ? translateIn("customer")(`attributes.known.${name}`) : name;
}
