/** Reports when a subscription has caught up: after the acknowledgement and the first frame, in any order. */
export interface CatchUp {
  acknowledged: () => void;
  framed: () => void;
  restart: () => void;
}

const frameGraceMs = 2000;

export function createCatchUp(done: () => void): CatchUp {
  let acknowledged = false;
  let framed = false;
  let reported = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (late = false) => {
    if (reported || !acknowledged || !(framed || late)) return;
    reported = true;
    clearTimeout(timer);
    done();
  };
  return {
    restart: () => {
      clearTimeout(timer);
      acknowledged = false;
      framed = false;
      reported = false;
    },
    acknowledged: () => {
      acknowledged = true;
      timer = setTimeout(() => check(true), frameGraceMs);
      check();
    },
    framed: () => {
      framed = true;
      check();
    },
  };
}
