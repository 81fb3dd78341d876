import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";
import { socketTransports } from "../../socket-transports.ts";

const client = createRequire(createRequire(import.meta.url).resolve("socket.io-client")).resolve(
  "engine.io-client",
);
const esm = (index: string, file: string) => path.join(path.dirname(index), "../esm", file);
const inClient = (file: string) => esm(client, file);
const inParser = (file: string) => esm(createRequire(client).resolve("engine.io-parser"), file);

async function built(file: string) {
  const [made] = (await build({
    configFile: false,
    logLevel: "silent",
    plugins: [socketTransports],
    build: { write: false, lib: { entry: file, formats: ["es"] } },
  })) as Rollup.RollupOutput[];
  return import(`data:text/javascript,${encodeURIComponent(made?.output[0].code ?? "")}`);
}

/** The library's own module, and the one the build puts in its place. */
const both = async (file: string) => ({
  own: await import(pathToFileURL(file).href),
  ours: await built(file),
});

test("an address is read in the build as the socket's library reads it", async () => {
  const { own, ours } = await both(inClient("contrib/parseuri.js"));
  const of = ({ protocol, host, port, query }: Record<string, string>) => ({ protocol, host, port, query });
  for (const address of [
    "https://desk.example.com",
    "http://localhost:8080",
    "http://192.168.1.20:8080",
    "https://[2001:db8::7]:8443",
    "http://[::1]",
    "ws://desk.example.com/?a=1&b=2",
  ])
    expect(of(ours.parse(address)), address).toEqual(of(own.parse(address)));
});

test("a packet is written and read in the build as the socket's library does, where it holds text", async () => {
  const written = await both(inParser("encodePacket.browser.js"));
  const read = await both(inParser("decodePacket.browser.js"));
  for (const packet of [
    { type: "message", data: '2["frame",{"text":"你好"}]' },
    { type: "open", data: '{"sid":"x"}' },
    { type: "ping" },
    { type: "pong", data: "probe" },
  ]) {
    const wire: string[] = [];
    written.own.encodePacket(packet, false, (text: string) => wire.push(text));
    written.ours.encodePacket(packet, false, (text: string) => wire.push(text));
    expect(wire[1]).toBe(wire[0]);
    expect(read.ours.decodePacket(wire[0])).toEqual(read.own.decodePacket(wire[0]));
  }
  for (const odd of ["", "9", "x"]) expect(read.ours.decodePacket(odd)).toEqual(read.own.decodePacket(odd));
});
