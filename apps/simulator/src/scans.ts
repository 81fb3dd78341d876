/** Sign-in codes on a screen and their scans. WeChat documents neither. */

/** A QR code is valid for 5 minutes. */
export const QR_LIFETIME_MS = 300_000;

export type ScanStatus = "waiting" | "scanned" | "confirmed" | "declined" | "expired";

export interface Scan {
  uuid: string;
  appId: string;
  redirectUri: string;
  state: string;
  createdAt: number;
  status: ScanStatus;
  code: string | null;
}

export interface ScanStore {
  open(request: Pick<Scan, "appId" | "redirectUri" | "state">, now: number): Scan;
  find(uuid: string, now: number): Scan | null;
  /** Changes a scan's state and wakes its pollers; returns false if it is unknown, decided or expired. */
  move(uuid: string, to: "scanned" | "declined" | { code: string }, now: number): boolean;
  listOpen(now: number): Scan[];
  /** Resolves when the scan changes or after `timeoutMs` real milliseconds. */
  changed(uuid: string, timeoutMs: number): Promise<void>;
  wakeAll(): void;
}

const SCANS_KEPT = 500;

const isUndecided = ({ status }: Scan): boolean => status === "waiting" || status === "scanned";

export function createScanStore(createValue: () => string): ScanStore {
  const scans = new Map<string, Scan>();
  const waiters = new Map<string, Set<() => void>>();

  function wake(uuid: string): void {
    for (const resolve of waiters.get(uuid) ?? []) resolve();
    waiters.delete(uuid);
  }

  function find(uuid: string, now: number): Scan | null {
    const scan = scans.get(uuid);
    if (!scan) return null;
    if (isUndecided(scan) && now >= scan.createdAt + QR_LIFETIME_MS) scan.status = "expired";
    return scan;
  }

  return {
    open(request, now) {
      const scan: Scan = { ...request, uuid: createValue(), createdAt: now, status: "waiting", code: null };
      scans.set(scan.uuid, scan);
      const oldest = scans.size > SCANS_KEPT ? scans.keys().next().value : undefined;
      if (oldest !== undefined) scans.delete(oldest);
      return scan;
    },
    find,
    move(uuid, to, now) {
      const scan = find(uuid, now);
      if (!scan || !isUndecided(scan)) return false;
      if (typeof to === "string") scan.status = to;
      else Object.assign(scan, { status: "confirmed", code: to.code });
      wake(uuid);
      return true;
    },
    listOpen: (now) =>
      [...scans.keys()]
        .map((uuid) => find(uuid, now))
        .filter((scan) => scan !== null)
        .filter(isUndecided),
    changed: (uuid, timeoutMs) =>
      new Promise((resolve) => {
        const waiting = waiters.get(uuid) ?? new Set();
        waiters.set(uuid, waiting);
        const timer = setTimeout(done, timeoutMs);
        function done() {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
        waiting.add(done);
      }),
    wakeAll() {
      for (const uuid of [...waiters.keys()]) wake(uuid);
    },
  };
}
