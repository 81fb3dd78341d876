import { MouseSensor } from "@dnd-kit/core";
import { readOnlyReason } from "../sync/read-only.ts";
import { showToast } from "../ui/toast-store.ts";

const tellWhy = () => {
  const reason = readOnlyReason();
  if (reason) showToast({ text: reason });
};

/** [DE9] Nothing comes along, and whoever pulls is told why. */
export class RefusingSensor extends MouseSensor {
  constructor(props: ConstructorParameters<typeof MouseSensor>[0]) {
    super({ ...props, onStart: tellWhy });
  }
}
