import type { Frame, WaitingLine } from "@jieru/shared/domain/snapshot";
import { Decoder, Encoder, type Packet, PacketType } from "socket.io-parser";

/** Encodes each waiting queue once for all consoles of an account. */
const lines = new WeakMap<WaitingLine, string>();

function waitingQueueJson(line: WaitingLine): string {
  const known = lines.get(line);
  if (known !== undefined) return known;
  const json = JSON.stringify(line);
  lines.set(line, json);
  return json;
}

function eventJson({ waiting, ...frame }: Frame): string {
  const json = JSON.stringify(frame);
  return waiting ? `${json.slice(0, -1)},"waiting":${waitingQueueJson(waiting)}}` : json;
}

const isFrame = ({ type, nsp, id, data }: Packet): boolean =>
  type === PacketType.EVENT && nsp === "/" && id === undefined && data[0] === "events";

/** Encodes like Socket.IO, with a shortcut for frames without binary data. */
class FrameEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder["encode"]> {
    return isFrame(packet) ? [`2["events",${eventJson(packet.data[1])}]`] : super.encode(packet);
  }
}

export const frameParser = { Encoder: FrameEncoder, Decoder };
