import type { Frame, WaitingLine } from "@jieru/shared/domain/snapshot";
import { Decoder, Encoder, type Packet, PacketType } from "socket.io-parser";

/** A line is one object for all who hear of it, so its JSON is made once and goes to a thousand consoles. */
const lines = new WeakMap<WaitingLine, string>();

function jsonOfLine(line: WaitingLine): string {
  const known = lines.get(line);
  if (known !== undefined) return known;
  const json = JSON.stringify(line);
  lines.set(line, json);
  return json;
}

function jsonOf({ waiting, ...frame }: Frame): string {
  const json = JSON.stringify(frame);
  return waiting ? `${json.slice(0, -1)},"waiting":${jsonOfLine(waiting)}}` : json;
}

const isFrame = ({ type, nsp, id, data }: Packet): boolean =>
  type === PacketType.EVENT && nsp === "/" && id === undefined && data[0] === "events";

/** Encodes as Socket.IO does; frames of the feed, which hold nothing binary, the shorter way. */
class FrameEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder["encode"]> {
    return isFrame(packet) ? [`2["events",${jsonOf(packet.data[1])}]`] : super.encode(packet);
  }
}

/** For Socket.IO's `parser`: nothing on the wire is other than its own makes it. */
export const frameParser = { Encoder: FrameEncoder, Decoder };
