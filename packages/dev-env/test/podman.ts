/** Builds the container image with Podman, which needs no daemon and keeps all files in one directory here. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

export const repository = path.resolve(import.meta.dirname, "../../..");
const officialBase = "docker.io/library/node:26-bookworm-slim";
const localBase = "localhost/node-base";
const minuteMs = 60_000;

export interface Podman {
  dir: string;
  env: NodeJS.ProcessEnv;
  /** Runs a program and returns its output. Rejects when it fails or takes longer. */
  run(program: string, args: string[], limitMs?: number, cwd?: string): Promise<string>;
  /** Removes the containers, images and volumes. */
  close(): Promise<void>;
}

export async function openPodman(): Promise<Podman> {
  const dir = await mkdtemp(path.join(os.tmpdir(), "jieru-image-"));
  const file = (name: string) => path.join(dir, name);
  const storage = `[storage]\ndriver = "overlay"\ngraphroot = "${file("graph")}"\nrunroot = "${file("run")}"\n`;
  const engine = `[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\nevents_logger = "none"\nlock_type = "file"\ntmp_dir = "${file("tmp")}"\n`;
  await writeFile(file("storage.conf"), storage);
  await writeFile(file("containers.conf"), engine);
  const env = {
    ...process.env,
    PATH: `${file("bin")}:${process.env.PATH}`,
    CONTAINERS_STORAGE_CONF: file("storage.conf"),
    CONTAINERS_CONF_OVERRIDE: file("containers.conf"),
    PODMAN_IGNORE_CGROUPSV1_WARNING: "1",
    DISABLE_HC_SYSTEMD: "true", // The test runs the health check itself.
    BUILDAH_FORMAT: "docker", // The other format has no health check.
  };
  const run: Podman["run"] = async (program, args, timeout = 2 * minuteMs, cwd = repository) => {
    const options = { env, cwd, timeout, maxBuffer: 2 ** 26 };
    return (await promisify(execFile)(program, args, options)).stdout.trim();
  };
  return {
    dir,
    env,
    run,
    async close() {
      try {
        await run("podman", ["rm", "--all", "--force", "--time=0"]);
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}

/** Builds `jieru` and returns the bytes that it adds to its base image. */
export async function buildImage(podman: Podman): Promise<number> {
  const base = await findBase(podman);
  const npmrc = path.join(podman.dir, "npmrc");
  const authorities = process.env.NODE_EXTRA_CA_CERTS;
  const trusted = authorities ? [`${authorities}:/etc/ssl/npm.pem:ro`] : [];
  await writeFile(npmrc, trusted.length > 0 ? "cafile=/etc/ssl/npm.pem\n" : "");
  const options = [
    ...["--tag=jieru", "--network=host", `--build-arg=BASE=${base}`],
    `--build-arg=NPM_REGISTRY=${await podman.run("npm", ["config", "get", "registry"], minuteMs, podman.dir)}`,
    ...["--ulimit=nofile=4096:4096", "--ulimit=nproc=4096:4096"], // The defaults are above the limits of some machines.
    ...[`${npmrc}:/root/.npmrc`, ...trusted].map((volume) => `--volume=${volume}`),
  ];
  await podman.run("podman", ["build", ...options, "."], 30 * minuteMs);
  const sizeOf = async (image: string) =>
    Number(await podman.run("podman", ["image", "inspect", "--format={{.Size}}", image]));
  return (await sizeOf("jieru")) - (await sizeOf(base));
}

/** Returns the official image if it can be pulled, else an image made from Debian's and npm's packages. */
async function findBase(podman: Podman): Promise<string> {
  const pull = ["pull", "--quiet", "--retry=0", officialBase];
  const isPulled = await podman.run("podman", pull, 5 * minuteMs).then(
    () => true,
    () => false,
  );
  if (!isPulled) await makeBase(podman);
  return isPulled ? officialBase : localBase;
}

async function makeBase({ dir, run }: Podman): Promise<void> {
  const root = path.join(dir, "root");
  const local = path.join(root, "usr/local");
  const lists = ["indextargets", "--format", "$(ORIGIN) $(REPO_URI)", "Created-By: Packages"];
  const mirror = /^Debian (\S+)/m.exec(await run("apt-get", lists))?.[1] ?? "";
  const packages = ["--variant=minbase", "--include=libatomic1"];
  await run("debootstrap", [...packages, "bookworm", root, mirror].filter(Boolean), 15 * minuteMs);
  await mkdir(path.join(local, "bin"), { recursive: true });
  await copyFile(
    path.join(repository, `node_modules/node-linux-${process.arch}/bin/node`),
    path.join(local, "bin/node"),
  );
  await run("npm", ["install", "--global", `--prefix=${local}`, "npm@11"], 5 * minuteMs, dir);
  await run("chroot", [root, "/usr/sbin/useradd", "--uid=1000", "--create-home", "node"]);
  const tar = path.join(dir, "root.tar");
  await run("tar", ["-C", root, "-cf", tar, "."]);
  await run("podman", ["import", tar, localBase]);
  for (const used of [root, tar]) await rm(used, { recursive: true });
}
