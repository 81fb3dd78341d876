import { MouseSensor } from "@dnd-kit/core";
import { readOnlyReason } from "../../../data/feed/read-only.ts";
import { showToast } from "../../../lib/toast-store.ts";

const tellWhy = () => {
  const reason = readOnlyReason();
  if (reason) showToast({ text: reason });
};

/** [DE9] While the database is read-only, a drag moves nothing and tells the reason. */
export class RefusingSensor extends MouseSensor {
  constructor(props: ConstructorParameters<typeof MouseSensor>[0]) {
    super({ ...props, onStart: tellWhy });
  }
}
